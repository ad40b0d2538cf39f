import { AimOutlined, MinusOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Panel, useReactFlow, useStore } from '@xyflow/react';
import { Button, Tooltip } from 'antd';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { useCanvasStore } from '../canvas-store.ts';

/** Nearer, farther, everything; and finding a node by its name. */
export function ZoomBar() {
  const say = useWords(workflowWords);
  const flow = useReactFlow();
  const canvas = useCanvasStore();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  return (
    <Panel position="bottom-left" className="zoom-bar">
      <Button
        type="text"
        size="small"
        icon={<MinusOutlined />}
        aria-label={say('zoomOut')}
        onClick={() => flow.zoomOut()}
      />
      <Tooltip title={`${say('actualSize')} (0)`}>
        <Button type="text" size="small" className="number" onClick={() => flow.zoomTo(1)}>
          {zoom}%
        </Button>
      </Tooltip>
      <Button
        type="text"
        size="small"
        icon={<PlusOutlined />}
        aria-label={say('zoomIn')}
        onClick={() => flow.zoomIn()}
      />
      <Tooltip title={`${say('fit')} (1)`}>
        <Button
          type="text"
          size="small"
          icon={<AimOutlined />}
          aria-label={say('fit')}
          onClick={() => flow.fitView({ padding: 0.1, maxZoom: 1 })}
        />
      </Tooltip>
      <Tooltip title={`${say('goToNode')} (Ctrl+F)`}>
        <Button
          type="text"
          size="small"
          icon={<SearchOutlined />}
          aria-label={say('goToNode')}
          onClick={() => canvas.setState({ isFinding: true })}
        />
      </Tooltip>
    </Panel>
  );
}
