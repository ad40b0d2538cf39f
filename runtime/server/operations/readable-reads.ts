import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import { fieldsOnPath } from '../../../engine/compile/reference-paths.ts';
import type { CompiledExpression } from '../../../engine/expression/compile-expression.ts';
import type { Policy } from '../../../engine/permission/policy.ts';

/** Of whose expressions it is asked, and for whom. */
export interface Reader {
  configuration: Configuration;
  policy: Policy;
  entity: CompiledEntity;
}

/** Whether an expression of an entity, or of its lines, reads only what a person may read, of other entities too. */
export function readsOnlyReadable(
  { configuration, policy, entity }: Reader,
  expression: CompiledExpression,
  lines?: string,
): boolean {
  const columns = lines === undefined ? undefined : entity.fields.get(lines)?.columns;
  return expression.reads.every((read) => {
    let owner = entity.id;
    for (const field of fieldsOnPath(
      read,
      entity.fields,
      columns,
      (id) => configuration.entities.get(id)?.fields,
    )) {
      if (!policy.entity(owner).canReadField(field.path)) return false;
      owner = field.refersTo ?? owner;
    }
    return true;
  });
}
