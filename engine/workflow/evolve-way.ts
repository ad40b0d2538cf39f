import type { WayChange } from './change.ts';
import type { Instance, Visit } from './instance.ts';

/** The instance after its way has gone back, been taken back or jumped (approval.md B3, B4, B10, B11). */
export function evolveWay(instance: Instance, change: WayChange): Instance {
  switch (change.type) {
    case 'sent-back':
      return { ...instance, returns: instance.returns + 1 };
    case 'superseded':
      return withVisits(supersededWaits(instance, change.waits), change.visits, (visit) => ({
        ...visit,
        superseded: true,
      }));
    case 'way-remembered':
      return withVisits(instance, [change.visit], (visit) => ({ ...visit, resume: change.resume }));
    case 'way-resumed':
    case 'retrieved':
    case 'jumped':
      return instance;
  }
}

function withVisits(instance: Instance, ids: readonly string[], replace: (visit: Visit) => Visit): Instance {
  const chosen = new Set(ids);
  return {
    ...instance,
    visits: instance.visits.map((visit) => (chosen.has(visit.id) ? replace(visit) : visit)),
  };
}

function supersededWaits(instance: Instance, ids: readonly string[] = []): Instance {
  if (ids.length === 0) return instance;
  const waits = (instance.waits ?? []).map((wait) =>
    ids.includes(wait.id) ? { ...wait, superseded: true as const } : wait,
  );
  return { ...instance, waits };
}
