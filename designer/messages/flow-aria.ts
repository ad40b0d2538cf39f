import type { AriaLabelConfig } from '@xyflow/react';
import type { Language } from '../../engine/definition/common.ts';

/** The sentences that the canvas library says by itself, which are English when not given. */
export const ariaWords: Record<Language, Partial<AriaLabelConfig>> = {
  'zh-CN': {
    'node.a11yDescription.default': '流程节点',
    'node.a11yDescription.keyboardDisabled': '流程节点',
    'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) =>
      `节点已移动：${direction}，位置 ${x}，${y}`,
    'edge.a11yDescription.default': '连线',
    'controls.ariaLabel': '画布控制',
    'controls.zoomIn.ariaLabel': '放大',
    'controls.zoomOut.ariaLabel': '缩小',
    'controls.fitView.ariaLabel': '显示全部',
    'controls.interactive.ariaLabel': '切换交互',
    'minimap.ariaLabel': '缩略图',
    'handle.ariaLabel': '连接点',
  },
  en: {
    'node.a11yDescription.default': 'Workflow node',
    'node.a11yDescription.keyboardDisabled': 'Workflow node',
    'node.a11yDescription.ariaLiveMessage': ({ direction, x, y }) =>
      `Node moved ${direction}, now at ${x}, ${y}`,
    'edge.a11yDescription.default': 'Way',
    'controls.ariaLabel': 'Canvas controls',
    'controls.zoomIn.ariaLabel': 'Zoom in',
    'controls.zoomOut.ariaLabel': 'Zoom out',
    'controls.fitView.ariaLabel': 'Fit',
    'controls.interactive.ariaLabel': 'Toggle interaction',
    'minimap.ariaLabel': 'Mini map',
    'handle.ariaLabel': 'Handle',
  },
};
