import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import type { CompiledExpression } from '../../../../engine/expression/compile-expression.ts';
import { type Issue, segmentsOf } from '../../../../engine/issue.ts';
import { validateRecord } from '../../../../engine/record/validate-record.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';
import type { Ground } from './compute-content.ts';
import { type Knowing, knowsReads } from './knows-reads.ts';

/**
 * What the engine finds wrong at some places, by place. Whether a reference exists is the server's
 * to say, and so is everything that hangs on a record which this page does not know.
 */
export function validatePlaces(
  ground: Ground,
  values: Values,
  before: Values,
  places: ReadonlySet<string>,
): Map<string, Issue[]> {
  const { described, facts, own } = ground;
  const found = new Map<string, Issue[]>([...places].map((place) => [place, []]));
  for (const one of validateRecord(described.entity, values, facts, { before, own, places })) {
    const [first = '', index] = segmentsOf(one.path);
    const lines = index === undefined ? undefined : described.entity.fields.get(first);
    const row = lines && linesOf(values, first)[Number(index)];
    if (isSure(ground, one, { values, row, columns: lines?.columns })) found.get(row?.id ?? '')?.push(one);
  }
  return found;
}

function isSure(
  { described: { entity }, facts, known }: Ground,
  one: Issue,
  at: Pick<Knowing, 'values' | 'row' | 'columns'>,
): boolean {
  if (one.code === 'reference.unknown' || one.code === 'expression.failed') return false;
  const asked = expressionOf(entity, one);
  return !asked || knowsReads(asked.reads, { entity, facts, known, ...at });
}

/** The expression whose answer an issue is; none when it needs none. */
function expressionOf(entity: CompiledEntity, { code, params }: Issue): CompiledExpression | undefined {
  const field = entity.byPath.get(String(params.field));
  if (code === 'field.check-failed') return field?.check;
  if (code === 'reference.not-allowed') return field?.filter;
  if (code === 'field.required' && !field?.definition.required) return field?.requiredWhen;
  if (code === 'record.check-failed') return entity.checks.find((check) => check.id === params.check)?.holds;
  return undefined;
}
