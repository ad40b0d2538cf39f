import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';

/** What stands at a place of the data that a template prints. */
export type TemplateShape =
  | { kind: 'text' }
  | { kind: 'object'; members: Readonly<Record<string, TemplateShape>> }
  | { kind: 'list'; of: TemplateShape }
  /** Behind a name that is not there: told once. */
  | { kind: 'unknown' };

const text: TemplateShape = { kind: 'text' };

function object(members: Record<string, TemplateShape>): TemplateShape {
  return { kind: 'object', members: Object.assign(Object.create(null), members) };
}

const reference = object({ id: text, title: text });
const choice = object({ value: text, label: text });
const attachment = object({ id: text, name: text, size: text, type: text });

/** Everything that a template of an entity may name; `print-context.ts` makes data of this shape. */
export function templateShape(entity: CompiledEntity): TemplateShape {
  return object({
    record: object({
      id: text,
      title: text,
      revision: text,
      createdAt: text,
      createdBy: reference,
      updatedAt: text,
      updatedBy: reference,
      ...(entity.states.length > 0 && { state: choice, stateSince: text }),
      ...fieldShapes(entity.fields),
    }),
    approvals: {
      kind: 'list',
      of: object({
        step: text,
        person: text,
        decision: text,
        opinion: text,
        decidedAt: text,
        signature: text,
      }),
    },
    request: object({
      reason: text,
      by: reference,
      at: text,
      state: text,
      endedAt: text,
      changes: { kind: 'list', of: object({ label: text, before: text, after: text }) },
    }),
    company: object({ name: text }),
    printedBy: reference,
    printedAt: text,
  });
}

function fieldShapes(fields: ReadonlyMap<string, CompiledField>): Record<string, TemplateShape> {
  return Object.fromEntries([...fields.values()].map((field) => [field.id, fieldShape(field)]));
}

function fieldShape({ definition, refersTo, columns }: CompiledField): TemplateShape {
  if (columns) return { kind: 'list', of: object({ id: text, ...fieldShapes(columns) }) };
  if (refersTo !== undefined) return reference;
  if (definition.type === 'choice') return choice;
  if (definition.type === 'multi-choice') return { kind: 'list', of: choice };
  return definition.type === 'attachment' ? { kind: 'list', of: attachment } : text;
}
