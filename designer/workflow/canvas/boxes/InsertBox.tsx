import { PlusOutlined } from '@ant-design/icons';
import type { NodeProps } from '@xyflow/react';
import { Popover } from 'antd';
import { memo } from 'react';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { workflowWords } from '../../../messages/workflow.ts';
import { useCanvas, useCanvasStore } from '../../canvas-store.ts';
import { nodeName } from '../../node-words.ts';
import { useNode } from '../../workflow-context.tsx';
import { InsertMenu } from '../InsertMenu.tsx';
import type { BoxNode } from '../to-flow.ts';

/** The "+" on a way: puts a node into it. */
export const InsertBox = memo(function InsertBox({ data: { box } }: NodeProps<BoxNode>) {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const store = useCanvasStore();
  const before = useNode(box.node);
  const isCurrent = useCanvas((state) => state.current === box.key);
  const isOpen = useCanvas((state) => state.inserting?.key === box.key);
  const isQuiet = useCanvas((state) => state.run !== undefined);
  const button = (
    <button
      type="button"
      className="flow-insert"
      data-box={box.key}
      data-quiet={isQuiet || undefined}
      tabIndex={isCurrent ? 0 : -1}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-label={say('insertAfter', { name: nodeName(before, box.node, language) })}
      onClick={() => store.setState({ inserting: { key: box.key, pointers: box.pointers } })}
    >
      <PlusOutlined />
    </button>
  );
  if (!isOpen) return button;
  return (
    <Popover
      open
      placement="right"
      trigger="click"
      arrow={false}
      styles={{ container: { padding: 0 } }}
      onOpenChange={(open) => !open && store.setState({ inserting: undefined })}
      content={<InsertMenu pointers={box.pointers} />}
    >
      {button}
    </Popover>
  );
});
