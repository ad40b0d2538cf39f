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

/** What saving this input would store, and all that is wrong with it, with every fact loaded. */
export async function prepareInput(preparation: Preparation, input: unknown): Promise<Prepared> {
  const { entity, before, rights } = preparation;
  const merged = mergeRecord(entity, before, input, rights, newId);
  const { values, issues } = await fillAttachments(preparation.acting, entity, before, merged.values);
  const known = new Set(referencesIn(entity, before));
  const untrusted = new Set([...referencesIn(entity, values)].filter((key) => !known.has(key)));
  return prepareValues(preparation, values, { untrusted, issues: [...merged.issues, ...issues] });
}

/** The same for values that are merged already. */
export async function prepareValues(
  { acting, entity, facts, before, isNew, own }: Preparation,
  values: Values,
  {
    untrusted = new Set<string>(),
    issues = [],
  }: { untrusted?: ReadonlySet<string>; issues?: Prepared['issues'] } = {},
): Promise<Prepared> {
  const loading: Loading = { acting, scope: scopeOf(acting), entity, untrusted };
  await preload(loading, facts, values);
  return withFacts(loading, facts, () => finishRecord(entity, values, facts, { before, isNew, own, issues }));
}

/** The prepared values, or everything that is wrong thrown at once; warnings pass. */
export function assertValid({ values, issues }: Prepared): Values {
  if (issues.some(isError)) throw new Invalid(issues);
  return values;
}
