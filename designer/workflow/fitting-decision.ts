import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';

/** The decision that new sources ask for: a chain of managers decides one after another; a rule that was written stays. */
export function fittingDecision(
  decision: Json | undefined,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
): Json | undefined {
  const hasChain = (all: readonly JsonObject[]) => all.some((one) => 'chain' in one);
  const isNew = hasChain(after) && !hasChain(before);
  return isNew && !isJsonObject(decision) ? 'sequential' : decision;
}
