import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { exitsOf } from '../../graph/graph.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { useActGround, workflowOf } from '../acts/ground.ts';
import { insertNode } from '../acts/insert.ts';
import { insertWords } from '../insert-choices.ts';
import { type Insertable, insertable } from '../new-nodes.ts';

/** Puts a node behind a line of the outline. */
export function OutlineInsert({ part, name }: { part: string; name: string }) {
  const say = useWords(workflowWords);
  const ground = useActGround();
  const insert = (what: Insertable) => {
    const [node = '', branch] = part.split('/');
    const exits = exitsOf(node, nodeOf(workflowOf(ground), node));
    const one = branch === undefined ? exits[0] : exits.find((each) => each.branch === branch);
    if (one) insertNode(ground, what, [one.pointer]);
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: insertable.map((key) => ({ key, label: say(insertWords[key].name) })),
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          insert(key as Insertable);
        },
      }}
    >
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        aria-label={say('insertAfter', { name })}
        onClick={(event) => event.stopPropagation()}
      />
    </Dropdown>
  );
}
