import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { isError } from '../../../engine/issue.ts';
import type { Facts } from '../../../engine/record/facts.ts';
import { mergeRecord } from '../../../engine/record/merge-record.ts';
import { finishRecord, type Prepared } from '../../../engine/record/prepare-record.ts';
import type { Values } from '../../../engine/record/values.ts';
import type { WriteRights } from '../../../engine/record/write-rights.ts';
import { newId } from '../store/new-id.ts';
import { type Acting, scopeOf } from './acting.ts';
import { fillAttachments } from './attachments/fill-attachments.ts';
import { Invalid } from './invalid.ts';
import { issuesAmong } from './issues-among.ts';
import { type Loading, preload, referencesIn, withFacts } from './load-facts.ts';

export interface Preparation {
  acting: Acting;
  entity: CompiledEntity;
  facts: Facts;
  before: Values;
  isNew: boolean;
  own: Row;
  rights: WriteRights;
}

/** What saving this input would store, and all that is wrong with it, warnings and live fields too, with every fact loaded. */
export function prepareInput(preparation: Preparation, input: unknown): Promise<Prepared> {
  return mergeInput(preparation, input).then((merged) => finish(preparation, merged, preparation.entity));
}

/** What saving this input stores; throws everything that is wrong at once. */
export async function validInput(preparation: Preparation, input: unknown): Promise<Values> {
  return assertValid(preparation, await mergeInput(preparation, input));
}

/** The same for values that are merged already. */
export function validValues(preparation: Preparation, values: Values): Promise<Values> {
  return assertValid(preparation, { values, issues: [], untrusted: new Set() });
}

/** Values with the input in them, not yet computed. */
interface Merged {
  values: Values;
  issues: Prepared['issues'];
  untrusted: ReadonlySet<string>;
}

async function mergeInput({ acting, entity, before, rights }: Preparation, input: unknown): Promise<Merged> {
  const merged = mergeRecord(entity, before, input, rights, newId);
  const { values, issues } = await fillAttachments(acting, entity, before, merged.values);
  const known = new Set(referencesIn(entity, before));
  const untrusted = new Set([...referencesIn(entity, values)].filter((key) => !known.has(key)));
  return { values, issues: [...merged.issues, ...issues], untrusted };
}

/** Only a save that fails asks for what it would have been warned of. */
async function assertValid(preparation: Preparation, merged: Merged): Promise<Values> {
  const { entity } = preparation;
  const { decisive = entity } = entity;
  const { values, issues } = await finish(preparation, merged, decisive);
  if (!issues.some(isError)) return values;
  throw new Invalid(decisive === entity ? issues : (await finish(preparation, merged, entity)).issues);
}

/** Computes and validates with an entity, or a part of it. */
async function finish(
  { acting, facts, before, isNew, own }: Preparation,
  { values, issues, untrusted }: Merged,
  entity: CompiledEntity,
): Promise<Prepared> {
  const loading: Loading = { acting, scope: scopeOf(acting), entity, untrusted };
  await preload(loading, facts, values);
  const prepared = await withFacts(loading, facts, () =>
    finishRecord(entity, values, facts, { before, isNew, own, issues }),
  );
  const among = issuesAmong(facts.organisation, entity.id, String(own.id ?? ''), prepared.values);
  return { ...prepared, issues: [...prepared.issues, ...among] };
}
