import type { FieldDefinition } from '../../../engine/definition/field.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { formatValue } from '../form/values/format-value.ts';
import { userContentOf } from '../form/values/user-content.ts';
import { usePersonName } from './use-person-name.ts';
import { useReader } from './use-reader.ts';
import './field-value.css';

/** A value as text, small enough for a cell; a choice with a colour shows it as a dot beside its words. */
export function FieldValue({ field, value }: { field: FieldDefinition; value: unknown }) {
  const nameOf = usePersonName();
  const reader = useReader();
  const text = isPerson(field, value) ? nameOf(value) : formatValue(field, value, reader);
  if (text === '') return null;
  const colour = field.type === 'choice' ? field.options[value as string]?.color : undefined;
  return (
    <span title={text.length > 24 ? text : undefined} data-user-content={userContentOf(field)}>
      {colour && <i className="value-dot" data-color={colour} />}
      {text}
    </span>
  );
}

function isPerson({ type }: FieldDefinition, value: unknown): value is Reference {
  return type === 'user' && typeof value === 'object' && value !== null;
}
