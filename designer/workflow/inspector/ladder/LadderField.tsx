import { Select } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { nodeOf } from '../../../graph/pointer.ts';
import { ladderWords } from '../../../messages/ladder.ts';
import { RolePick, UserPick } from '../../../organisation/picks.tsx';
import { ListField } from '../../../properties/ListField.tsx';
import type { PropertyPlace } from '../../../properties/use-property.ts';
import { nodeName } from '../../node-words.ts';
import { type RungAction, rungActions, rungWords } from '../../rung-words.ts';
import { useWorkflowJson } from '../../workflow-context.tsx';
import { useDateFields } from '../sources/use-number-fields.ts';
import { EdgeField } from './EdgeField.tsx';
import { RepeatFields } from './RepeatFields.tsx';
import { WaitFields } from './WaitFields.tsx';

const fresh: JsonObject = { action: 'remind', after: 'PT8H', of: 'business' };

/** What happens step by step while nobody decides, each as a sentence with its settings (approval.md H2). */
export function LadderField({ place }: { place: PropertyPlace }) {
  const say = useWords(ladderWords);
  const language = useLanguage();
  const days = useDateFields();
  const workflow = useWorkflowJson();
  const nameOf = (id: string) => {
    const node = nodeOf(workflow, id);
    return node ? nodeName(node, id, language) : (days.find((one) => one.value === id)?.label ?? id);
  };
  return (
    <ListField
      place={place}
      hint={say('ladderHint')}
      className="ladder"
      most={10}
      fresh={fresh}
      addLabel={say('addRung')}
      removeLabel={say('removeRung')}
      entry={(rung, _, onChange) => [
        <span key="sentence" className="ladder-sentence">
          {rungWords(rung, language, nameOf)}
        </span>,
        <Rung key="rung" node={place.path[1] as string} value={rung} onChange={onChange} />,
      ]}
    />
  );
}

export interface RungProps {
  value: JsonObject;
  onChange: (rung: JsonObject) => void;
}

function Rung({ node, value, onChange }: RungProps & { node: string }) {
  const say = useWords(ladderWords);
  const hasReceiver = value.action === 'transfer' || value.action === 'escalate';
  const choose = (action: RungAction) => {
    const { to: _, repeat: __, next: ___, back: ____, ...kept } = value;
    onChange({ ...kept, action, ...(action === 'jump-edge' && { next: '' }) });
  };
  return (
    <div className="ladder-rung">
      <WaitFields value={value} onChange={onChange} />
      <Select
        aria-label={say('action')}
        value={value.action as RungAction}
        options={rungActions.map((one) => ({ value: one, label: say(one, { who: '…', node: '…' }) }))}
        onChange={choose}
      />
      {hasReceiver && <Receiver value={value.to} onChange={(to) => onChange({ ...value, to })} />}
      {value.action === 'jump-edge' && <EdgeField node={node} value={value} onChange={onChange} />}
      {value.action === 'remind' && <RepeatFields value={value} onChange={onChange} />}
    </div>
  );
}

function Receiver({ value, onChange }: { value: Json | undefined; onChange: (to: Json) => void }) {
  const say = useWords(ladderWords);
  const kind = isJsonObject(value) ? ('role' in value ? 'role' : 'user') : 'manager';
  return (
    <>
      <Select
        aria-label={say('receiver')}
        value={kind}
        options={(['manager', 'role', 'user'] as const).map((one) => ({ value: one, label: say(one) }))}
        onChange={(next) => onChange(next === 'manager' ? next : { [next]: '' })}
      />
      {isJsonObject(value) && kind === 'role' && (
        <RolePick value={value.role} onChange={(role) => onChange({ role })} />
      )}
      {isJsonObject(value) && kind === 'user' && (
        <UserPick value={value.user} onChange={(user) => onChange({ user })} />
      )}
    </>
  );
}
