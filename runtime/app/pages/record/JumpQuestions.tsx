import { Checkbox } from 'antd';
import { useState } from 'react';
import type { InstanceAct, OfferedAction } from '../../api/record-actions.ts';
import type { Rehearsal } from '../../api/rehearsals.ts';
import { Choice } from '../../components/acts/ActFields.tsx';
import { useLabel } from '../../components/use-label.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';

type Needs = Pick<InstanceAct, 'to' | 'siblings' | 'confirmed'>;

/**
 * What the machine asks before it jumps: what becomes of the branches beside, and whether steps that must
 * not be passed over may be (approval.md B11). A question once asked stays on the page with its answer.
 */
export function JumpQuestions(props: {
  action: OfferedAction;
  needs: Needs;
  refusal: Rehearsal['refusal'];
  onChange: (needs: Needs) => void;
}) {
  const { action, needs, refusal, onChange } = props;
  const say = useWords(actWords);
  const label = useLabel();
  const language = useLanguage();
  const [passedOver, setPassedOver] = useState<string>();
  if (refusal?.code === 'instance.jump-needs-confirmation' && refusal.params.nodes !== passedOver)
    setPassedOver(String(refusal.params.nodes));
  const nameOf = (node: string) => label(action.targets?.find(({ to }) => to === node)?.label) || node;
  const asksSiblings = refusal?.code === 'instance.jump-needs-siblings' || needs.siblings !== undefined;
  return (
    <>
      {asksSiblings && (
        <Choice
          label={say('siblings')}
          value={needs.siblings ?? ('' as 'start')}
          options={(['start', 'done', 'cancel'] as const).map((value) => ({
            value,
            label: say(`siblings-${value}`),
          }))}
          onChange={(siblings) => onChange({ ...needs, siblings })}
        />
      )}
      {passedOver !== undefined && (
        <Checkbox
          checked={needs.confirmed === true}
          onChange={({ target }) => {
            const { confirmed: _, ...others } = needs;
            onChange(target.checked ? { ...others, confirmed: true } : others);
          }}
        >
          <span data-user-content="">
            {say('passedOver', { nodes: passedOver.split(', ').map(nameOf).join(comma[language]) })}
          </span>
        </Checkbox>
      )}
    </>
  );
}
