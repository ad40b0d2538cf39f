import type { Language } from '../../engine/definition/common.ts';
import { textOf } from '../../engine/definition/common.ts';
import type { Label } from '../../engine/issue.ts';
import type { Name, Names } from './names.ts';
import { aggregates, type Subject } from './sentence.ts';

/** How the values of a subject are compared and entered. */
export type SubjectKind = 'number' | 'choice' | 'text' | 'boolean' | 'date' | 'person' | 'coded';

/** Something that a condition can ask about. */
export interface SubjectChoice {
  /** The subject as it is written, which tells them apart. */
  key: string;
  subject: Subject;
  kind: SubjectKind;
  /** The last name on the way; of an aggregate that of the column. */
  name: Name;
  /** What it is found under: the record itself, a reference, the lines. */
  group: 'record' | 'lines' | { label: Label };
}

/** Everything that a row of a condition can ask about: fields, fields of what they refer to, totals of lines. */
export function subjectChoices(names: Names): SubjectChoice[] {
  return names.roots().flatMap((root) => [...choicesOf(names, [root], 'record'), ...within(names, root)]);
}

/** One step further: the customer's credit level, the initiator's department, the settings. */
function within(names: Names, root: Name): SubjectChoice[] {
  if (root.type.kind === 'list') return lineChoices(names, root);
  if (root.type.kind !== 'record' || root.id === 'self') return [];
  return names
    .members(root.type)
    .flatMap((member) => choicesOf(names, [root, member], { label: root.label }));
}

function choicesOf(names: Names, way: readonly Name[], group: SubjectChoice['group']): SubjectChoice[] {
  const name = way.at(-1) as Name;
  const path = way.map((one) => one.id);
  const { type } = name;
  if (type.kind === 'record') {
    const identity = identityName(names, name);
    if (!identity) return [];
    const kind = type.shape === 'user' ? 'person' : 'coded';
    return [choice({ path: [...path, identity] }, kind, name, group)];
  }
  const kind = kindOf(name);
  return kind === undefined || hidden.has(name.id) ? [] : [choice({ path }, kind, name, group)];
}

/** Ids mean nothing to people. */
const hidden = new Set(['id', 'title', 'username', 'code']);

function identityName(names: Names, { type }: Name): string | undefined {
  const members = new Set(names.members(type).map((one) => one.id));
  return members.has('username') ? 'username' : members.has('code') ? 'code' : undefined;
}

function kindOf({ type, options }: Name): SubjectKind | undefined {
  if (options) return type.kind === 'text' ? 'choice' : undefined;
  if (type.kind === 'date' || type.kind === 'date-time') return 'date';
  return type.kind === 'number' || type.kind === 'text' || type.kind === 'boolean' ? type.kind : undefined;
}

function lineChoices(names: Names, lines: Name): SubjectChoice[] {
  const rows = choice({ path: [lines.id], aggregate: 'size' }, 'number', lines, 'lines');
  const columns = names
    .members(lines.type)
    .filter(({ type }) => type.kind === 'list' && type.of.kind === 'number');
  return [
    rows,
    ...columns.flatMap((column) =>
      aggregates
        .filter((one) => one !== 'size')
        .map((aggregate) => choice({ path: [lines.id, column.id], aggregate }, 'number', column, 'lines')),
    ),
  ];
}

function choice(
  subject: Subject,
  kind: SubjectKind,
  name: Name,
  group: SubjectChoice['group'],
): SubjectChoice {
  return { key: subjectKey(subject), subject, kind, name, group };
}

export function subjectKey({ path, aggregate }: Subject): string {
  return aggregate ? `${aggregate}(${path.join('.')})` : path.join('.');
}

export function groupName({ group }: SubjectChoice, language: Language): string | undefined {
  return typeof group === 'string' ? undefined : textOf(group.label, language);
}
