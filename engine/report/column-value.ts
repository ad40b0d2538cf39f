import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import type { ResultType } from '../definition/field.ts';
import type { Label } from '../issue.ts';
import type { QueryField } from '../query/query.ts';
import { fieldAt } from '../query/query-field.ts';

/** What kind of value a column of a report shows. */
export type ColumnType = ResultType | 'date-time' | 'choice' | 'reference';

/** What one cell of a column can hold: one stored value of a record, or of one line of it. */
export interface ColumnValue {
  type: ColumnType;
  /** The field, by path, whose readers may see it. */
  path: string;
  stored: QueryField;
  /** The lines field that it is a column of. */
  lines?: string;
  /** Places of a number. */
  scale?: number;
  /** Of an amount of money. */
  currency?: string;
  /** Of a reference: the entity whose records stand there. */
  entity?: string;
  /** Of a choice: its options in their order. */
  options?: Readonly<Record<string, { label: Label }>>;
}

/** The values that a report can show of a field; undefined for lists, live fields and what is not stored. */
export function columnValue(entity: CompiledEntity, path: string): ColumnValue | undefined {
  const way = path.split('.');
  const stored = fieldAt(entity, way);
  if (typeof stored === 'string' || stored.many === 'options' || stored.many === 'lines') return undefined;
  const field = entity.byPath.get(path);
  const value = field ? fieldValue(field) : ownValue(entity, path, stored);
  return value && { ...value, path, stored, ...(stored.many === 'column' && { lines: way[0] as string }) };
}

type Described = Omit<ColumnValue, 'path' | 'stored' | 'lines'>;

/** A field's own words for it. */
function fieldValue(field: CompiledField): Described | undefined {
  const { definition, refersTo } = field;
  if (refersTo !== undefined) return { type: 'reference', entity: refersTo };
  switch (definition.type) {
    case 'choice':
      return { type: 'choice', options: definition.options };
    case 'money':
      return { type: 'money', scale: definition.scale, currency: definition.currency };
    case 'decimal':
    case 'quantity':
    case 'percent':
      return { type: definition.type, scale: definition.scale };
    case 'formula':
    case 'roll-up':
      return computedValue(field, definition.result ?? 'decimal');
    case 'auto-number':
    case 'text':
      return { type: 'text' };
    case 'integer':
    case 'boolean':
    case 'date':
    case 'date-time':
      return { type: definition.type };
    default:
      return undefined;
  }
}

function computedValue({ scale, valueType }: CompiledField, result: ResultType): Described {
  const currency = valueType.kind === 'number' ? valueType.currency : undefined;
  return {
    type: result,
    ...(scale !== undefined && result !== 'integer' && { scale }),
    ...(currency !== undefined && { currency }),
  };
}

/** A record's own data. */
function ownValue(entity: CompiledEntity, path: string, { half, type }: QueryField): Described | undefined {
  if (path === 'state') return { type: 'choice', options: entity.definition.states };
  if (half === 'id') return { type: 'reference', entity: 'user' };
  return type.kind === 'date-time' ? { type: 'date-time' } : undefined;
}
