import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { type Issue, issue, pointer } from '../../../../engine/issue.ts';
import type { Values } from '../../../../engine/record/values.ts';
import { type Attachment, findAttachments } from '../../store/attachments.ts';
import { type Acting, scopeOf } from '../acting.ts';

/** A file as a field holds it. */
interface HeldFile {
  id: string;
  name?: string;
  size?: number;
  type?: string;
}

export function filesOf(values: Values, fieldId: string): readonly HeldFile[] {
  return (values[fieldId] as readonly HeldFile[] | undefined) ?? [];
}

export function attachmentFields(entity: CompiledEntity): string[] {
  return [...entity.fields.values()]
    .filter((field) => field.definition.type === 'attachment')
    .map((field) => field.id);
}

/**
 * Values in which every file has the name, size and type that the store knows. A file that was in
 * the field before stays; a new one must be of the same person, for the same field, and in no other
 * record yet — or it does not exist.
 */
export async function fillAttachments(
  acting: Acting,
  entity: CompiledEntity,
  before: Values,
  values: Values,
): Promise<{ values: Values; issues: Issue[] }> {
  const fields = attachmentFields(entity).filter((field) => values[field] !== before[field]);
  const issues: Issue[] = [];
  const filled: Record<string, unknown> = {};
  for (const field of fields) {
    const held = new Map(filesOf(before, field).map((file) => [file.id, file]));
    const given = filesOf(values, field);
    const added = given.filter((file) => !held.has(file.id)).map((file) => file.id);
    const found = await findAttachments(scopeOf(acting), added);
    const mine = found.filter((file) => isFree(acting, file, entity.id, field));
    for (const { id, name, size, type } of mine) held.set(id, { id, name, size, type });
    for (const [index, file] of given.entries())
      if (!held.has(file.id)) issues.push(issue('attachment.unknown', pointer([field, index])));
    if (given.length > 0) filled[field] = given.map((file) => held.get(file.id) ?? file);
  }
  return { values: fields.length > 0 ? { ...values, ...filled } : values, issues };
}

function isFree({ person }: Acting, file: Attachment, entity: string, field: string): boolean {
  return (
    file.owner === person.id && file.entity === entity && file.field === field && file.references.length === 0
  );
}
