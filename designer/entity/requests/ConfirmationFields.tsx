import { Select } from 'antd';
import { useMemo } from 'react';
import { text } from '../../../engine/expression/value-type.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import type { ExpressionPlace } from '../../expression/place.ts';
import { requestWords } from '../../messages/requests.ts';
import { Property } from '../../properties/Property.tsx';
import { SeveralField } from '../../properties/SeveralField.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { NamedFormula } from '../../workflow/inspector/calls/NamedFormula.tsx';
import { fieldRows } from '../../workflow/inspector/field-rows.ts';
import { RequestGroup } from './RequestFields.tsx';
import type { RequestsProps } from './RequestsView.tsx';

/** Whom the record is agreed with is told, once a request is in effect, what it was. */
export function ConfirmationFields({ entity, at }: RequestsProps) {
  const say = useWords(requestWords);
  const label = useLabel();
  const sources = useSources();
  const rows = useMemo(() => fieldRows(sources, entity.id), [sources, entity]);
  const within = useMemo(
    (): ExpressionPlace => ({ kind: 'record', module: entity.module, entity: entity.id }),
    [entity],
  );
  const options = rows.map((row) => ({ value: row.path, label: label(row.label) }));
  const people = rows
    .filter((row) => row.definition.type === 'user' && !row.isColumn)
    .map((row) => ({ value: row.path, label: label(row.label) }));
  const formula = (key: string, name: string) => (
    <NamedFormula
      place={at('confirmation', key)}
      name={name}
      within={within}
      wanted={text}
      isOptional={key === 'language'}
    />
  );
  return (
    <RequestGroup
      place={at('confirmation')}
      name={say('confirmation')}
      hint={say('confirmationHint')}
      begin={{ address: '', name: '', fields: [], teller: people[0]?.value ?? '' }}
    >
      {formula('address', say('address'))}
      {formula('name', say('nameOf'))}
      {formula('language', say('language'))}
      <SeveralField place={at('confirmation', 'fields')} name={say('fields')} options={options} />
      <TellerField place={at('confirmation', 'teller')} people={people} />
    </RequestGroup>
  );
}

function TellerField({
  place,
  people,
}: {
  place: PropertyPlace;
  people: { value: string; label: string }[];
}) {
  const say = useWords(requestWords);
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={say('teller')}>
      {(id) => (
        <Select id={id} value={value || null} options={people} onChange={(next) => set(next ?? undefined)} />
      )}
    </Property>
  );
}
