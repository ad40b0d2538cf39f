import { Checkbox, Radio } from 'antd';
import type { OfferedAction } from '../../api/record-actions.ts';
import type { ActPlace } from '../../api/rehearsals.ts';
import type { TaskNeeds } from '../../api/tasks.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { PersonPicker } from './PersonPicker.tsx';
import { SelectField } from './SelectField.tsx';

interface ActFieldsProps {
  place: ActPlace;
  action: OfferedAction;
  needs: TaskNeeds;
  isMissing: boolean;
  onChange: (needs: TaskNeeds) => void;
}

/** What a verb asks besides the opinion. */
export function ActFields(props: ActFieldsProps) {
  const { action, place, needs, isMissing, onChange } = props;
  const say = useWords(actWords);
  switch (action.action) {
    case 'transfer':
    case 'delegate':
      return (
        <PersonPicker
          place={place}
          label={say('person')}
          isMany={false}
          isMissing={isMissing}
          onChange={(people) => onChange({ ...needs, people })}
        />
      );
    case 'add-sign':
      return <AddSignFields {...props} />;
    case 'return':
      return <ReturnFields {...props} />;
    case 'remove':
      return <RemoveField {...props} />;
    case 'cancel-addition':
      return <AdditionField {...props} />;
    case 'advise':
      return (
        <Choice
          label={say('advice')}
          value={needs.advice ?? 'approve'}
          options={(['approve', 'reject', 'comment'] as const).map((value) => ({
            value,
            label: say(`advice-${value}`),
          }))}
          onChange={(advice) => onChange({ ...needs, advice })}
        />
      );
    default:
      return null;
  }
}

function AddSignFields({ action, place, needs, isMissing, onChange }: ActFieldsProps) {
  const say = useWords(actWords);
  const where = needs.place ?? 'before';
  const { people } = needs;
  return (
    <>
      <PersonPicker
        place={place}
        label={say('people')}
        isMany
        isMissing={isMissing}
        onChange={(chosen) => onChange({ ...needs, people: chosen })}
      />
      <Choice
        label={say('place')}
        hint={say(`placeHint-${where}`)}
        value={where}
        options={(action.places ?? []).map((value) => ({ value, label: say(`place-${value}`) }))}
        onChange={(next) => onChange({ place: next, ...(people && { people }) })}
      />
      {where !== 'parallel' && (people?.length ?? 0) > 1 && (
        <Choice
          label={say('decision')}
          value={needs.decision ?? 'all'}
          options={(['all', 'any', 'sequential'] as const).map((value) => ({
            value,
            label: say(`decision-${value}`),
          }))}
          onChange={(decision) => onChange({ ...needs, decision })}
        />
      )}
      {where === 'before' && (
        <Checkbox
          checked={needs.strict ?? false}
          onChange={({ target }) => onChange({ ...needs, strict: target.checked })}
        >
          {say('strict')}
        </Checkbox>
      )}
      {where === 'after' && (
        <Checkbox
          checked={needs.approves ?? false}
          onChange={({ target }) => onChange({ ...needs, approves: target.checked })}
        >
          {say('approves')}
        </Checkbox>
      )}
    </>
  );
}

function ReturnFields({ action, needs, onChange }: ActFieldsProps) {
  const say = useWords(actWords);
  const inbox = useWords(inboxWords);
  const label = useLabel();
  const all = action.targets ?? [];
  const previous = all.find(({ to }) => to === 'previous');
  // The step before is named once.
  const targets = all.filter(({ to, node }) => to === 'previous' || !node || node !== previous?.node);
  const nameOf = ({ to, node, label: words }: (typeof targets)[number]) => {
    if (to === 'initiator') return say('target-initiator');
    const name = label(words) || node || to;
    return to === 'previous' ? `${say('target-previous')} · ${name}` : name;
  };
  return (
    <>
      {targets.length > 1 && (
        <Choice
          label={say('target')}
          value={needs.to ?? ''}
          isData
          options={targets.map((target) => ({ value: target.to, label: nameOf(target) }))}
          onChange={(to) => onChange({ ...needs, to })}
        />
      )}
      {action.choosesResubmit && (
        <Choice
          label={inbox('resubmit')}
          value={needs.resubmit ?? 'restart'}
          options={(['restart', 'from-target', 'direct'] as const).map((value) => ({
            value,
            label: inbox(value),
          }))}
          onChange={(resubmit) => onChange({ ...needs, resubmit })}
        />
      )}
    </>
  );
}

function RemoveField({ action, needs, isMissing, onChange }: ActFieldsProps) {
  const say = useWords(actWords);
  return (
    <SelectField
      label={say('whom')}
      isMissing={isMissing}
      value={needs.target}
      options={(action.removable ?? []).map(({ slot, person, completes }) => ({
        value: slot,
        label: completes ? `${person.name} · ${say('completes')}` : person.name,
      }))}
      onChange={(target) => onChange({ ...needs, target })}
    />
  );
}

function AdditionField({ action, needs, onChange }: ActFieldsProps) {
  const say = useWords(actWords);
  const language = useLanguage();
  return (
    <Choice
      label={say('whichAddition')}
      value={needs.addition ?? ''}
      isData
      options={(action.additions ?? []).map(({ addition, place, people }) => ({
        value: addition,
        label: say(place === 'before' ? 'addedBefore' : 'addedAfter', {
          people: people.map((person) => person.name).join(comma[language]),
        }),
      }))}
      onChange={(addition) => onChange({ ...needs, addition })}
    />
  );
}

/** One of a few, all of them in sight. */
export function Choice<V extends string>(props: {
  label: string;
  hint?: string;
  value: V;
  /** The words came from data. */
  isData?: boolean;
  options: { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <fieldset className="act-field">
      <legend>{props.label}</legend>
      <span data-user-content={props.isData ? '' : undefined}>
        <Radio.Group
          value={props.value}
          options={props.options}
          onChange={({ target }) => props.onChange(target.value)}
        />
      </span>
      {props.hint && <small>{props.hint}</small>}
    </fieldset>
  );
}
