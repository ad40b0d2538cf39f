import { unorderedHashOf } from '../json.ts';
import type { Run } from './run.ts';

/**
 * A fingerprint of everything that decided the way so far: material fields and fields that a
 * condition reads. While it is unchanged, going straight back to the returner is safe (approval.md B7).
 */
export function guardOf({ facts: { workflow, record } }: Run): string {
  const fields = new Set([
    ...workflow.conditionFields,
    ...workflow.definition.material.map((path) => path.split('.')[0] as string),
  ]);
  return unorderedHashOf(Object.fromEntries([...fields].map((field) => [field, record[field] ?? null])));
}
