import type { CompiledEntity, Configuration } from '../compile/compiled.ts';
import type { Segments } from '../compile/context.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { Read } from '../expression/scope.ts';
import { readsOfWorkflow } from './reads-of-workflow.ts';

/** A place of a definition that is asked of a record as it is stored, and what it reads. */
export interface StoredRead {
  at: Segments;
  module: string;
  entity: string;
  /** The lines whose columns it names. */
  lines?: string | undefined;
  /** What its entity reads behind references is calculated for it. */
  isPrepared?: true;
  reads: readonly Read[];
}

/**
 * What is read of records as they are stored, and not as they are shown or saved: by workflows,
 * transitions, permissions, conversions, postings and confirmations. A permission to read is a query.
 */
export function* storedReads(configuration: Configuration): Generator<StoredRead> {
  const { workflows, conversions, ledgers, roles, entities } = configuration;
  for (const workflow of workflows.values())
    for (const { at, of, ...read } of readsOfWorkflow(workflow)) {
      const { definition } = (of === undefined ? undefined : workflows.get(of)) ?? workflow;
      const { id, module } = workflow;
      yield { ...read, at: [module, 'workflow', id, ...at], module, entity: definition.entity };
    }
  for (const entity of entities.values()) yield* readsOfEntity(entity);
  for (const { id, module, permissions } of roles.values())
    for (const [entity, { update, delete: remove, actions }] of permissions) {
      const at = [module, 'role', id, 'permissions', entity];
      yield* written({ at, module, entity }, { update, delete: remove });
      yield* written({ at: [...at, 'actions'], module, entity }, Object.fromEntries(actions));
    }
  for (const { id, module, definition, when, fields, lineFields } of conversions.values()) {
    const place = { at: [module, 'conversion', id], module, entity: definition.from };
    yield* written(place, { when });
    yield* written({ ...place, at: [...place.at, 'fields'] }, fields);
    const at = [...place.at, 'lines', 'fields'];
    yield* written({ ...place, at, lines: definition.lines?.from }, lineFields);
  }
  for (const { id: ledger, module, postings } of ledgers.values())
    for (const { id, definition, when, dimensions, measures } of postings) {
      const { entity, lines } = definition;
      const place = { at: [module, 'ledger', ledger, 'postings', id], module, entity, lines };
      yield* written(place, { when });
      yield* written({ ...place, at: [...place.at, 'dimensions'] }, dimensions);
      yield* written({ ...place, at: [...place.at, 'measures'] }, measures);
    }
}

function* readsOfEntity({ id, module, transitions, confirmation }: CompiledEntity): Generator<StoredRead> {
  const place = { at: [module, 'entity', id], module, entity: id };
  for (const [name, { when }] of transitions)
    yield* written({ ...place, at: [...place.at, 'transitions', name], isPrepared: true }, { when });
  if (!confirmation) return;
  const { address, name, language } = confirmation;
  yield* written({ ...place, at: [...place.at, 'amendments', 'confirmation'] }, { address, name, language });
}

/** The expressions of a place, by the key that each stands under. */
function* written(
  place: Omit<StoredRead, 'reads'>,
  expressions: Readonly<Record<string, CompiledExpression | boolean | undefined>>,
): Generator<StoredRead> {
  for (const [key, one] of Object.entries(expressions))
    if (typeof one === 'object') yield { ...place, at: [...place.at, key], reads: one.reads };
}
