import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { exitsOf, type Graph } from '../../graph/graph.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { useActGround } from '../acts/ground.ts';
import { insertNode } from '../acts/insert.ts';
import { insertWords } from '../insert-choices.ts';
import { type Insertable, insertableInto } from '../new-nodes.ts';
import { useWorkflowJson } from '../workflow-context.tsx';

/** Puts a node behind a line of the outline. */
export function OutlineInsert({ part, name, graph }: { part: string; name: string; graph: Graph }) {
  const say = useWords(workflowWords);
  const ground = useActGround();
  const workflow = useWorkflowJson();
  const [node = '', branch] = part.split('/');
  const exits = exitsOf(node, nodeOf(workflow, node));
  const one = branch === undefined ? exits[0] : exits.find((each) => each.branch === branch);
  const at = one ? [one.pointer] : [];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: insertableInto(workflow, graph, at).map((key) => ({ key, label: say(insertWords[key].name) })),
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          if (one) insertNode(ground, key as Insertable, at);
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
