import { workflowDefinition } from '../../engine/definition/workflow.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { type Sources, type Target, valueAt } from '../../engine/layer/target.ts';
import { valueWithin } from '../draft/value-within.ts';

const known = new WeakMap<JsonObject, Json>();

/** What holds at a target of a workflow where nothing is written; undefined where nothing does. */
export function defaultAt(sources: Sources, target: Target): Json | undefined {
  if (target.kind !== 'workflow') return undefined;
  const written = valueAt(sources, { ...target, path: [] });
  return isJsonObject(written) ? valueWithin(completed(written), target.path) : undefined;
}

/** A workflow with its defaults filled in; as written while it is not a whole one. */
function completed(written: JsonObject): Json {
  const before = known.get(written);
  if (before !== undefined) return before;
  const parsed = workflowDefinition.safeParse(written);
  const whole = parsed.success ? (parsed.data as unknown as Json) : written;
  known.set(written, whole);
  return whole;
}
