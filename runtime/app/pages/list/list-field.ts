import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { FieldDefinition } from '../../../../engine/definition/field.ts';
import { type EntityDescription, fieldAt } from '../../api/entity.ts';
import type { useLabel } from '../../components/use-label.ts';
import type { listWords } from '../../messages/areas/list.ts';
import type { Say } from '../../messages/use-words.ts';

/** What a list can show, filter and sort by: a field of the entity, or what every record has of its own. */
export interface ListField {
  path: string;
  label: string;
  field: FieldDefinition;
  /** It can be sorted and filtered by; not what others than its reader know how to calculate. */
  isStored: boolean;
}

type ListWord = keyof (typeof listWords)['en'];

export interface ListReader {
  say: Say<ListWord>;
  label: ReturnType<typeof useLabel>;
}

const flags = {
  required: false,
  unique: false,
  sensitive: false,
  change: 'free',
} as const;

/** Every field that a list of the entity can show, its own ones first. */
export function listFields(description: EntityDescription, reader: ListReader): ListField[] {
  const { entity, serverFields } = description;
  const live = liveFields(entity);
  const own = Object.entries(entity.fields)
    .filter(([path, field]) => !live.has(path) && field.type !== 'lines' && field.type !== 'attachment')
    .map(([path, field]) => ({
      path,
      field,
      label: reader.label(field.label),
      isStored: !serverFields.includes(path),
    }));
  return [...own, ...recordFields(entity, reader)];
}

/** Fields that show a ledger's balance as of now, or are made from one: no list has them. */
function liveFields({ fields }: EntityDefinition): Set<string> {
  const live = new Set<string>();
  for (let size = -1; size < live.size; ) {
    size = live.size;
    for (const [path, field] of Object.entries(fields)) if (isLive(field, live)) live.add(path);
  }
  return live;
}

function isLive(field: FieldDefinition, live: ReadonlySet<string>): boolean {
  if (field.type === 'roll-up') return field.ledger !== undefined;
  return (
    field.type === 'formula' && [...live].some((path) => new RegExp(`\\b${path}\\b`).test(field.formula))
  );
}

/** State, and who made and changed the record when. */
function recordFields(entity: EntityDefinition, { say }: ListReader): ListField[] {
  const common = (
    path: 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy',
    type: 'date-time' | 'user',
  ) => ({
    path,
    label: say(path),
    field: { type, label: {}, ...flags } as FieldDefinition,
    isStored: true,
  });
  const state: ListField = {
    path: 'state',
    label: say('state'),
    field: { type: 'choice', label: {}, ...flags, options: stateOptions(entity) } as FieldDefinition,
    isStored: true,
  };
  return [
    ...(Object.keys(entity.states).length > 0 ? [state] : []),
    common('createdAt', 'date-time'),
    common('createdBy', 'user'),
    common('updatedAt', 'date-time'),
    common('updatedBy', 'user'),
  ];
}

function stateOptions(entity: EntityDefinition) {
  return Object.fromEntries(Object.entries(entity.states).map(([id, { label }]) => [id, { label }]));
}

/** Columns that a list begins with: those of its form, else a sensible few. */
export function standardColumns({ entity, form }: EntityDescription): { path: string; width?: number }[] {
  const designed = Object.entries(form?.list?.columns ?? {})
    .filter(([path]) => path === 'state' || fieldAt(entity.fields, path) !== undefined)
    .map(([path, { width }]) => ({ path, ...(width !== undefined && { width }) }));
  if (designed.length > 0) return designed;
  const telling = Object.entries(entity.fields)
    .filter(([id, field]) => id !== entity.title && !untelling.has(field.type))
    .slice(0, 6)
    .map(([path]) => ({ path }));
  const states = Object.keys(entity.states).length > 0 ? [{ path: 'state' }] : [];
  return [{ path: entity.title }, ...telling, ...states];
}

const untelling = new Set<FieldDefinition['type']>(['lines', 'attachment', 'long-text']);

const widths: Partial<Record<FieldDefinition['type'], number>> = {
  boolean: 80,
  date: 110,
  'date-time': 150,
  integer: 90,
  percent: 90,
  choice: 110,
  money: 120,
  quantity: 110,
  'auto-number': 150,
  reference: 200,
  'long-text': 260,
};

export function standardWidth({ type }: FieldDefinition): number {
  return widths[type] ?? 140;
}
