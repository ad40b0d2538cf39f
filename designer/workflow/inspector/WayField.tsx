import { Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject } from '../../../engine/json.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { leadsOnWithout } from '../../draft/edits/lead-back.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { backTargets } from '../../graph/way-targets.ts';
import { wayWords } from '../../messages/ways.ts';
import { Property } from '../../properties/Property.tsx';
import { useActGround } from '../acts/ground.ts';
import { leadBranch } from '../acts/ways.ts';
import { nodeName } from '../node-words.ts';
import { useNodePlaces, useWorkflowJson } from '../workflow-context.tsx';

const on = '';

/** Where a branch of a condition leads: on, or back to a node that the way has been at (approval.md G4). */
export function WayField({ node, branch }: { node: string; branch: string }) {
  const say = useWords(wayWords);
  const language = useLanguage();
  const ground = useActGround();
  const workflow = useWorkflowJson();
  const place = useNodePlaces(node)('branches', branch, 'back');
  const targets = useMemo(() => backTargets(workflow, node), [workflow, node]);
  const branches = nodeOf(workflow, node)?.branches;
  const own = isJsonObject(branches) ? branches[branch] : undefined;
  const back = isJsonObject(own) && own.back === true ? String(own.next) : undefined;
  const mayLeadBack = back !== undefined || leadsOnWithout(workflow, node, branch);
  const known = back === undefined || targets.includes(back) ? targets : [back, ...targets];
  const hint =
    known.length === 0 ? say('nothingBefore') : mayLeadBack ? back && say('backHint') : say('mustLeadOn');
  return (
    <Property place={place} name={say('leadsTo')} hint={hint}>
      {(id) => (
        <Select
          id={id}
          value={back ?? on}
          options={[
            { value: on, label: say('leadsOn') },
            ...known.map((one) => ({
              value: one,
              label: say('backTo', { name: nodeName(nodeOf(workflow, one), one, language) }),
              disabled: !mayLeadBack,
            })),
          ]}
          onChange={(next) => leadBranch(ground, `${node}/${branch}`, next === on ? undefined : next)}
        />
      )}
    </Property>
  );
}
