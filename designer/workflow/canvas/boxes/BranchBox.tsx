import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { isJsonObject } from '../../../../engine/json.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { type Exit, hasElseBranch, typeOf } from '../../../graph/graph.ts';
import { workflowWords } from '../../../messages/workflow.ts';
import { useCanvas } from '../../canvas-store.ts';
import { branchName, branchWords } from '../../node-words.ts';
import { RunValues } from '../../test-run/RunValues.tsx';
import { useWording } from '../../use-wording.ts';
import { useNode } from '../../workflow-context.tsx';
import { BoxBadges, BoxFrame } from '../BoxFrame.tsx';
import type { BoxNode } from '../to-flow.ts';

/** One way out of a fork: its place in the order, its name, its condition as a sentence. */
export const BranchBox = memo(function BranchBox({ data: { box } }: NodeProps<BoxNode>) {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const wording = useWording();
  const node = useNode(box.node);
  const one = box.branch as Exit;
  const all = isJsonObject(node?.branches) ? Object.keys(node.branches) : [];
  const id = one.branch ?? '';
  const branch = isJsonObject(node?.branches) ? node.branches[id] : undefined;
  const isParallel = typeOf(node) === 'parallel';
  const isLast = hasElseBranch(node) && all.at(-1) === id;
  const run = useCanvas((state) => {
    const found = state.run?.branches.get(`${box.node}/${id}`);
    return state.run ? (found?.taken ? 'taken' : 'not-taken') : undefined;
  });
  if (one.kind !== 'branch') return <RejectBranch box={box} one={one} />;
  const name = branchName(branch, isLast, language);
  const when = isJsonObject(branch) ? branch.when : undefined;
  const condition = branchWords(node, branch, isLast, wording);
  const place = isLast ? say('lastBranch') : say('priority', { count: all.indexOf(id) + 1 });
  return (
    <BoxFrame
      box={box}
      part={`${box.node}/${id}`}
      className={`flow-branch${isLast ? ' flow-branch-last' : ''}`}
      kind={say('branch')}
      run={run}
    >
      <span className="flow-branch-head">
        <span className="flow-name" data-user-content="">
          {name}
        </span>
        <BoxBadges part={`${box.node}/${id}`} path={['nodes', box.node, 'branches', id]} />
        {typeOf(node) === 'exclusive' && <span className="flow-order">{place}</span>}
      </span>
      <span
        className="flow-condition"
        title={condition}
        data-unset={!isLast && !isParallel && when === undefined}
      >
        {run && !isLast && !isParallel ? (
          <RunValues part={`${box.node}/${id}`} otherwise={condition} />
        ) : (
          condition
        )}
      </span>
    </BoxFrame>
  );
});

/** The ways of an approval that has one of its own for what it rejects. */
function RejectBranch({ box, one }: { box: BoxNode['data']['box']; one: Exit }) {
  const say = useWords(workflowWords);
  const words = say(one.kind === 'reject' ? 'rejectBranch' : 'passBranch');
  return (
    <BoxFrame box={box} part={box.node} className="flow-branch flow-branch-outcome">
      <span className="flow-name">{words}</span>
    </BoxFrame>
  );
}
