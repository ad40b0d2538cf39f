import type { Visit } from './instance.ts';
import type { Run } from './run.ts';

/** A visit of the instance as it is now. */
export function visitOf(run: Run, visitId: string): Visit {
  const visit = run.instance.visits.find((one) => one.id === visitId);
  if (!visit) throw new Error(`instance ${run.instance.id} has no visit ${visitId}`);
  return visit;
}
