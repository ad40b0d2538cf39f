import type { EntityDefinition } from '../definition/entity.ts';
import { text } from '../expression/value-type.ts';
import type { CompiledConfirmation, CompiledField } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';

/** Whom a request about an approved record is confirmed to once it is in effect (SAL-86, SAL-94). */
export function compileConfirmation(
  context: CompileContext,
  module: string,
  definition: EntityDefinition,
  byPath: ReadonlyMap<string, CompiledField>,
): CompiledConfirmation | undefined {
  const confirmation = definition.amendments?.confirmation;
  if (!confirmation) return undefined;
  const where: Segments = [module, 'entity', definition.id, 'amendments', 'confirmation'];
  for (const [index, field] of confirmation.fields.entries())
    if (!byPath.has(field))
      context.report('definition.unknown-field', [...where, 'fields', index], { field });
  if (byPath.get(confirmation.teller)?.definition.type !== 'user')
    context.report('definition.unknown-field', [...where, 'teller'], { field: confirmation.teller });
  const scope = context.scopes(module).record(definition.id);
  const compiled = (name: 'address' | 'name' | 'language') =>
    context.expression(confirmation[name], scope, text, [...where, name]);
  const [address, name, language] = [compiled('address'), compiled('name'), compiled('language')];
  return address && name && { definition: confirmation, address, name, ...(language && { language }) };
}
