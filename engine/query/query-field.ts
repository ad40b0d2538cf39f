import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import { alwaysLoaded } from '../compile/reference-paths.ts';
import { dateTime, text, type ValueType } from '../expression/value-type.ts';
import type { NotAQuery, QueryField } from './query.ts';

const user: ValueType = { kind: 'record', shape: 'user' };

/** A record's own data besides its fields. */
const ownFields: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ['id', { path: 'id', half: 'value', type: text }],
  ['state', { path: 'state', half: 'value', type: text }],
  ['createdAt', { path: 'createdAt', half: 'value', type: dateTime }],
  ['updatedAt', { path: 'updatedAt', half: 'value', type: dateTime }],
  ['createdBy', { path: 'createdBy', half: 'id', type: user }],
  ['updatedBy', { path: 'updatedBy', half: 'id', type: user }],
]);

/** Where a way from a record ends in what is stored of it. */
export function fieldAt(entity: CompiledEntity, way: readonly string[]): QueryField | NotAQuery {
  const [first, ...rest] = way;
  if (first === undefined)
    return { path: 'id', half: 'value', type: { kind: 'record', shape: entity.id, inline: true } };
  if (first === 'title' && rest.length === 0) return titleField(entity);
  const own = ownFields.get(first);
  if (own) return halfOf(own, 'user', rest);
  const field = entity.fields.get(first);
  if (!field) return 'calculated';
  if (!field.columns) return plainField(field, field.path, rest);
  const [column, ...further] = rest;
  if (column === undefined) return { path: field.path, half: 'value', type: field.valueType, many: 'lines' };
  const found = columnAt(field, column, further, field.path);
  return typeof found === 'string' || found.many !== undefined ? 'lists' : { ...found, many: 'column' };
}

/** The same inside one line: the way begins at the line. */
export function fieldInLine(lines: CompiledField, way: readonly string[]): QueryField | NotAQuery {
  const [first, ...rest] = way;
  if (first === undefined) return 'lists';
  const found = columnAt(lines, first, rest, undefined);
  return typeof found === 'string' ? found : { ...found, inLine: true };
}

function columnAt(
  lines: CompiledField,
  columnId: string,
  rest: readonly string[],
  prefix: string | undefined,
): QueryField | NotAQuery {
  const path = prefix === undefined ? columnId : `${prefix}.${columnId}`;
  if (columnId === 'id') return { path, half: 'value', type: text };
  const column = lines.columns?.get(columnId);
  return column ? plainField(column, path, rest) : 'calculated';
}

function plainField(field: CompiledField, path: string, rest: readonly string[]): QueryField | NotAQuery {
  const { live, refersTo, valueType, definition } = field;
  if (live) return 'live';
  if (refersTo !== undefined) return halfOf({ path, half: 'id', type: valueType }, refersTo, rest);
  if (rest.length > 0) return 'lists';
  if (valueType.kind !== 'list') return { path, half: 'value', type: valueType };
  const half = definition.type === 'attachment' ? 'id' : 'value';
  return { path, half, type: valueType.of, many: 'options' };
}

/** A reference to a record is stored with its title; of people more can be asked, and is (`plan-person.ts`). */
function halfOf(field: QueryField, refersTo: string, rest: readonly string[]): QueryField | NotAQuery {
  const [name, ...further] = rest;
  if (name === undefined) return field;
  if (field.half !== 'id') return 'lists';
  if (further.length > 0 || alwaysLoaded.has(refersTo)) return 'through-reference';
  if (name === 'id' || name === 'title') return { ...field, half: name, type: text };
  return 'through-reference';
}

/** A record's title is its title field, as long as that is stored as the text that people read. */
function titleField(entity: CompiledEntity): QueryField | NotAQuery {
  const field = entity.fields.get(entity.definition.title);
  if (!field) return 'calculated';
  if (field.live) return 'live';
  if (field.refersTo !== undefined) return { path: field.path, half: 'title', type: text };
  const { kind } = field.valueType;
  return kind === 'text' || kind === 'date' ? { path: field.path, half: 'value', type: text } : 'calculated';
}
