import { WarningOutlined } from '@ant-design/icons';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { workflowWords } from '../../../messages/workflow.ts';
import { jumpIcon } from '../../node-icons.ts';
import { nodeName } from '../../node-words.ts';
import { useNode } from '../../workflow-context.tsx';
import { BoxFrame } from '../BoxFrame.tsx';
import type { BoxNode } from '../to-flow.ts';

/** Where a way goes on at a node that stands elsewhere, or nowhere at all. */
export const JumpBox = memo(function JumpBox({ data: { box } }: NodeProps<BoxNode>) {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const node = useNode(box.node);
  const going = node
    ? say(box.isBack ? 'backTo' : 'jumpTo', { name: nodeName(node, box.node, language) })
    : box.node === ''
      ? say('jumpMissing')
      : say('jumpUnknown', { id: box.node });
  const words = box.isLate ? say('whenLate', { going }) : going;
  const Icon = node ? jumpIcon(box) : WarningOutlined;
  const part = node ? box.node : (box.pointers[0]?.node ?? '');
  return (
    <BoxFrame
      box={box}
      part={part}
      className={`flow-jump${node ? '' : ' flow-jump-missing'}${box.isBack ? ' flow-jump-back' : ''}`}
    >
      <Icon aria-hidden="true" />
      <span className="ellipsis" title={words} data-user-content="">
        {words}
      </span>
    </BoxFrame>
  );
});
