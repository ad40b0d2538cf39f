import { CheckCircleFilled } from '@ant-design/icons';
import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useLanguage } from '../../../../runtime/app/messages/use-words.ts';
import { typeOf } from '../../../graph/graph.ts';
import { useCanvas } from '../../canvas-store.ts';
import { nodeIcon } from '../../node-icons.ts';
import { nodeName, nodeSummary, typeWord } from '../../node-words.ts';
import { RunNames } from '../../test-run/RunNames.tsx';
import { useWording } from '../../use-wording.ts';
import { useNode } from '../../workflow-context.tsx';
import { BoxBadges, BoxFrame } from '../BoxFrame.tsx';
import type { BoxNode } from '../to-flow.ts';

/** Types whose box says more than their name. */
const summarised = new Set(['approval', 'cc', 'delay', 'service', 'subprocess']);

/** A step of the workflow: what it is, its name, and one line about it. Never an input: those are in the drawer. */
export const NodeBox = memo(function NodeBox({ data: { box } }: NodeProps<BoxNode>) {
  const language = useLanguage();
  const wording = useWording();
  const node = useNode(box.node);
  const type = typeOf(node);
  const name = nodeName(node, box.node, language);
  const summary = nodeSummary(node, wording);
  const run = useCanvas((state) =>
    state.run ? (state.run.nodes.has(box.node) ? 'taken' : 'not-taken') : undefined,
  );
  const Icon = nodeIcon(type);
  return (
    <BoxFrame
      box={box}
      part={box.node}
      className={`flow-node flow-${type || 'unknown'}`}
      kind={typeWord(type, language)}
      run={run}
    >
      <span className="flow-icon" aria-hidden="true">
        <Icon />
      </span>
      <span className="flow-words">
        <span className="flow-name" title={name} data-user-content="">
          {name}
        </span>
        {summarised.has(type) && (
          <span className="flow-summary" title={summary} data-user-content="">
            {run === 'taken' ? <RunNames node={box.node} otherwise={summary} /> : summary}
          </span>
        )}
      </span>
      {run === 'taken' && type !== 'exclusive' && <CheckCircleFilled className="flow-taken" />}
      <BoxBadges part={box.node} path={['nodes', box.node]} />
    </BoxFrame>
  );
});
