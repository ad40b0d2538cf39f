import { purposes } from '../definition/amendments.ts';
import type { EntityDefinition } from '../definition/entity.ts';
import { checkWorkflow } from './check-names.ts';
import type { CompileContext, Segments } from './context.ts';

/** What the requests about approved records name must exist (approval.md L6, L7). */
export function checkAmendments(context: CompileContext, definition: EntityDefinition, at: Segments): void {
  const { amendments } = definition;
  if (!amendments) return;
  const where: Segments = [...at, 'amendments'];
  const known = (state: string, ...key: (string | number)[]) => {
    if (!Object.hasOwn(definition.states, state))
      context.report('definition.unknown-state', [...where, ...key], { state });
  };
  for (const [index, state] of amendments.states.entries()) known(state, 'states', index);
  for (const purpose of purposes) {
    const one = amendments[purpose];
    if (one) checkWorkflow(context, definition, one.workflow, [...where, purpose]);
  }
  if (!amendments.cancel) return;
  known(amendments.cancel.to, 'cancel', 'to');
  if (amendments.states.includes(amendments.cancel.to))
    context.report('amendment.cancels-to-approved', [...where, 'cancel', 'to'], {
      state: amendments.cancel.to,
    });
}

/** Files that nobody saved with a record are not kept for as long as an approval may take. */
export function checkAmendedFiles(context: CompileContext, definition: EntityDefinition, at: Segments): void {
  if (!definition.amendments?.change) return;
  for (const [id, field] of Object.entries(definition.fields))
    if (field.type === 'attachment' && field.change === 'reapprove')
      context.report('amendment.files', [...at, 'fields', id, 'change'], { field: id });
}
