import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import { fieldsOnPath } from '../../../engine/compile/reference-paths.ts';
import type { CompiledExpression } from '../../../engine/expression/compile-expression.ts';
import type { Read } from '../../../engine/expression/scope.ts';
import type { Policy } from '../../../engine/permission/policy.ts';

/** Of whose expressions it is asked, and for whom. */
export interface Reader {
  configuration: Configuration;
  policy: Policy;
  entity: CompiledEntity;
}

/** Whether an expression of an entity, or of its lines, reads only what a person may read, of other entities too. */
export function readsOnlyReadable(reader: Reader, expression: CompiledExpression, lines?: string): boolean {
  return expression.reads.every((read) => passesOnlyReadable(reader, read, lines));
}

/** Whether a person may read every field that a read passes. */
export function passesOnlyReadable(
  { configuration, policy, entity }: Reader,
  read: Read,
  lines?: string,
): boolean {
  const columns = lines === undefined ? undefined : entity.fields.get(lines)?.columns;
  const fieldsOf = (id: string) => configuration.entities.get(id)?.fields;
  let owner = entity.id;
  for (const field of fieldsOnPath(read, entity.fields, columns, fieldsOf)) {
    if (!policy.entity(owner).canReadField(field.path)) return false;
    owner = field.refersTo ?? owner;
  }
  return true;
}
