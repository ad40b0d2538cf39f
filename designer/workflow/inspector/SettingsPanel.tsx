import { Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject, type Json } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { inspectorWords } from '../../messages/inspector.ts';
import { RolePick, UserPick } from '../../organisation/picks.tsx';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { CountField } from '../../properties/CountField.tsx';
import { DurationField } from '../../properties/DurationField.tsx';
import { Fold } from '../../properties/Fold.tsx';
import { LabelField } from '../../properties/LabelField.tsx';
import { Property } from '../../properties/Property.tsx';
import { SeveralField } from '../../properties/SeveralField.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { useWorkflow } from '../workflow-context.tsx';
import { fieldRows } from './field-rows.ts';
import { LinkLimitField } from './LinkLimitField.tsx';
import { useNumberFields } from './sources/use-number-fields.ts';

const administrator: Json = { role: 'administrator' };
const limits = ['urge', 'maxTransfers', 'maxReturns', 'maxReentries'] as const;

/** What holds for the whole workflow. */
export function SettingsPanel() {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  const at = (...path: string[]) => ({ definition: ref, path });
  return (
    <div className="properties">
      <LabelField place={at('label')} />
      <ChoiceField
        place={at('withdraw')}
        options={['never', 'until-first-action', 'while-running']}
        fallback="until-first-action"
        hint={say('withdrawHint')}
      />
      <ChoiceField
        place={at('duplicates')}
        options={['none', 'consecutive', 'any-earlier']}
        fallback="none"
        hint={say('duplicatesHint')}
      />
      <AdminField place={at('admin')} />
      <AmountField place={at('amount')} />
      <LinkLimitField place={at('linkLimit')} amount={at('amount')} />
      <FieldsField place={at('summary')} most={5} hint={say('summaryHint')} headersOnly />
      <FieldsField place={at('material')} most={100} hint={say('materialHint')} />
      <Fold title={say('moreSettings')} place={at()} keys={limits}>
        <DurationField place={at('urge', 'every')} fallback="PT30M" name={say('urgeEvery')} />
        <CountField place={at('urge', 'perDay')} min={1} max={100} fallback={5} name={say('urgePerDay')} />
        <CountField place={at('maxTransfers')} min={1} max={50} fallback={5} />
        <CountField place={at('maxReturns')} min={1} max={50} fallback={10} />
        <CountField place={at('maxReentries')} min={1} max={200} fallback={50} />
      </Fold>
    </div>
  );
}

/** The field that limits of stand-ins are compared with (approval.md S3). */
function AmountField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const options = useNumberFields();
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} hint={say('amountHint')}>
      {(id) => (
        <Select
          id={id}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('noAmount')}
          value={value ?? null}
          options={options.map((one) => ({ ...one, value: one.value as string | null }))}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}

function AdminField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const { value, set } = useProperty(place, administrator);
  const isUser = isJsonObject(value) && 'user' in value;
  return (
    <Property place={place} hint={say('adminHint')}>
      {(id) => (
        <div className="reminder">
          <Select
            id={id}
            value={isUser ? 'user' : 'role'}
            options={[
              { value: 'role', label: say('role') },
              { value: 'user', label: say('user') },
            ]}
            onChange={(kind) => set({ [kind]: '' })}
          />
          {isUser ? (
            <UserPick value={value.user} onChange={(user) => set({ user })} />
          ) : (
            <RolePick value={isJsonObject(value) ? value.role : ''} onChange={(role) => set({ role })} />
          )}
        </div>
      )}
    </Property>
  );
}

interface FieldsProps {
  place: PropertyPlace;
  most: number;
  hint: string;
  headersOnly?: boolean;
}

/** Some fields of the workflow's entity, in an order. */
function FieldsField({ place, most, hint, headersOnly = false }: FieldsProps) {
  const label = useLabel();
  const sources = useSources();
  const { entity } = useWorkflow();
  const rows = useMemo(
    () => fieldRows(sources, entity).filter((row) => !headersOnly || !row.isColumn),
    [sources, entity, headersOnly],
  );
  const options = rows.map((row) => ({ value: row.path, label: label(row.label) }));
  return <SeveralField place={place} hint={hint} most={most} options={options} isOptional />;
}
