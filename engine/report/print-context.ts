import type { CompiledEntity, CompiledField, Configuration } from '../compile/compiled.ts';
import { type Language, textOf } from '../definition/common.ts';
import type { Label } from '../issue.ts';
import { titleOf } from '../record/facts.ts';
import { linesOf, type RecordData, type Reference, type Values } from '../record/values.ts';

export interface PrintSubject {
  configuration: Configuration;
  entity: CompiledEntity;
  record: RecordData & { stateSince?: string | undefined };
  /** Fields that the reader of the print may see. */
  canRead: (path: string) => boolean;
  language: Language;
  company: string;
  printedBy: Reference;
  printedAt: string;
  /** Who decided about it, in their order; none where nobody did. */
  approvals: readonly PrintedDecision[];
  /** What the report prints a request for; null where it is about none. */
  request: PrintedRequest | null;
  /** A moment as the clock of the company shows it: `2026-11-23T10:00:00`. */
  local: (moment: string) => string;
}

/** One decision on paper; its signature is the address of a picture, for `<img src>` (approval.md F4). */
export interface PrintedDecision {
  step: string;
  person: string;
  /** `approved`, `rejected`, `returned` or `abstained`. */
  decision: string;
  opinion: string;
  decidedAt: string;
  signature: string;
}

/** A request about the record on paper: why, by whom, what differs, what became of it (SAL-84, SAL-92). */
export interface PrintedRequest {
  reason: string;
  by: Reference;
  at: string;
  state: string;
  /** When it was decided; blank before. */
  endedAt: string;
  changes: readonly { label: string; before: string; after: string }[];
}

/** Values of a template: nothing but texts, numbers and truths in lists and objects without a prototype. */
export type PrintValue = string | number | boolean | null | PrintValue[] | { [name: string]: PrintValue };

/**
 * What a template prints of a record for one reader: fields that they may not read are not there,
 * choices have their label, references their title, and no more (reliability.md H06, K01). Its shape is
 * `template-shape.ts`.
 */
export function printContext(subject: PrintSubject): PrintValue {
  const { entity, record, local } = subject;
  const { values, createdAt, createdBy, updatedAt, updatedBy } = record;
  return object({
    record: object({
      id: record.id,
      title: titleOf(entity, values),
      revision: record.revision,
      createdAt: local(createdAt),
      createdBy: referenceOf(createdBy),
      updatedAt: local(updatedAt),
      updatedBy: referenceOf(updatedBy),
      ...(record.state !== undefined && stateOf(subject, record.state)),
      ...visible(subject, entity.fields, values),
    }),
    approvals: subject.approvals.map((one) => object({ ...one, decidedAt: local(one.decidedAt) })),
    request: subject.request && requestOf(subject, subject.request),
    company: object({ name: subject.company }),
    printedBy: referenceOf(subject.printedBy),
    printedAt: local(subject.printedAt),
  });
}

function requestOf(
  { local }: PrintSubject,
  { by, at, endedAt, changes, ...plain }: PrintedRequest,
): PrintValue {
  return object({
    ...plain,
    by: referenceOf(by),
    at: local(at),
    endedAt: endedAt === '' ? '' : local(endedAt),
    changes: changes.map((one) => object({ ...one })),
  });
}

function object(members: Record<string, PrintValue>): PrintValue {
  return Object.assign(Object.create(null), members);
}

function stateOf(
  { entity, record, language, local }: PrintSubject,
  state: string,
): Record<string, PrintValue> {
  const label = textOf(entity.definition.states[state]?.label, language) || state;
  return {
    state: object({ value: state, label }),
    stateSince: record.stateSince === undefined ? null : local(record.stateSince),
  };
}

function visible(
  subject: PrintSubject,
  fields: ReadonlyMap<string, CompiledField>,
  values: Values,
): Record<string, PrintValue> {
  const readable = [...fields.values()].filter((field) => subject.canRead(field.path));
  return Object.fromEntries(readable.map((field) => [field.id, printed(subject, field, values)]));
}

function printed(subject: PrintSubject, field: CompiledField, values: Values): PrintValue {
  const { columns, definition, refersTo } = field;
  if (columns)
    return linesOf(values, field.id).map((row) => object({ id: row.id, ...visible(subject, columns, row) }));
  const value = values[field.id];
  if (value === undefined || value === null) return null;
  if (refersTo !== undefined) return referenceOf(value as Reference);
  if (definition.type === 'choice') return choiceOf(subject, definition.options, value as string);
  if (definition.type === 'multi-choice')
    return (value as string[]).map((one) =>
      choiceOf(subject, definition.options ?? roleOptions(subject), one),
    );
  if (definition.type === 'attachment')
    return (value as { id: string; name: string; size: number; type: string }[]).map(
      ({ id, name, size, type }) => object({ id, name, size, type }),
    );
  if (definition.type === 'date-time') return subject.local(value as string);
  return typeof value === 'object' ? null : (value as string | number | boolean);
}

function referenceOf({ id, title }: Reference): PrintValue {
  return object({ id, title });
}

function choiceOf(
  { language }: PrintSubject,
  options: Readonly<Record<string, { label: Label }>>,
  value: string,
): PrintValue {
  return object({ value, label: textOf(options[value]?.label, language) || value });
}

function roleOptions({ configuration }: PrintSubject): Record<string, { label: Label }> {
  return Object.fromEntries([...configuration.roles].map(([id, { definition }]) => [id, definition]));
}
