import type { Change } from './change.ts';
import { evolveClocks } from './evolve-clock.ts';
import { evolveScope } from './evolve-scope.ts';
import { evolveSeat, evolveSeats } from './evolve-seat.ts';
import { evolveWait } from './evolve-wait.ts';
import { evolveWay } from './evolve-way.ts';
import type { Instance, Slot, Visit } from './instance.ts';
import { moved } from './moved.ts';
import type { Suspension } from './suspension.ts';

/** The instance after one change. Deterministic and total: replaying a log gives the instance again (approval.md K9). */
export function evolve(instance: Instance | undefined, change: Change): Instance {
  if (change.type === 'started')
    return { ...change.instance, rev: 0, tokens: [], scopes: [], visits: [], edits: [] };
  if (!instance) throw new Error(`the log of an instance begins with ${change.type}`);
  switch (change.type) {
    case 'token-placed':
      return { ...instance, tokens: [...instance.tokens, change.token] };
    case 'token-moved':
      return {
        ...instance,
        tokens: instance.tokens.map((one) => (one.id === change.token ? { ...one, node: change.to } : one)),
      };
    case 'token-removed':
      return { ...instance, tokens: instance.tokens.filter((one) => one.id !== change.token) };
    case 'scope-opened':
    case 'branch-finished':
    case 'branch-reopened':
    case 'scope-closed':
      return evolveScope(instance, change);
    case 'sent-back':
    case 'superseded':
    case 'way-remembered':
    case 'way-resumed':
    case 'retrieved':
    case 'jumped':
      return evolveWay(instance, change);
    case 'suspended':
      return { ...instance, state: 'suspended', suspension: change.suspension };
    case 'resumed':
      return resumed(instance, change.at);
    case 'copied':
      return { ...instance, copies: [...(instance.copies ?? []), change.copy] };
    case 'routed':
      return instance;
    case 'record-edited':
      return {
        ...instance,
        edits: [...instance.edits, { revision: change.revision, fields: change.fields }],
      };
    case 'visit-opened':
      return { ...instance, visits: [...instance.visits, change.visit] };
    case 'slots-added':
      return withVisit(instance, change.visit, (visit) => ({
        ...visit,
        slots: [...visit.slots, ...change.slots],
        trace: [...visit.trace, ...change.trace],
        ...(change.instead && { replaced: visit.slots.length }),
      }));
    case 'slot-activated':
      return withSlot(instance, change.slot, (slot) => ({
        ...slot,
        state: 'pending',
        activatedAt: change.at,
      }));
    case 'slot-parked':
    case 'slot-delegated':
    case 'slot-resumed':
    case 'advice-given':
      return withSlot(instance, change.slot, (slot) => evolveSeat(slot, change));
    case 'seat-handed-on':
    case 'addition-asked':
    case 'addition-moved':
    case 'claimed':
    case 'unclaimed':
    case 'urged':
      return withVisit(instance, change.visit, (visit) => evolveSeats(visit, change));
    case 'slot-closed':
      return withSlot(instance, change.slot, (slot) => closedSlot(slot, change));
    case 'visit-closed':
      return withVisit(instance, change.visit, (visit) => closedVisit(visit, change));
    case 'people-chosen':
      return { ...instance, choices: { ...instance.choices, [change.node]: change.people } };
    case 'due-dates-frozen':
    case 'clock-started':
    case 'clock-ran-out':
    case 'clock-paused':
    case 'clock-resumed':
    case 'clocks-stopped':
      return withVisit(instance, change.visit, (visit) => evolveClocks(visit, change));
    case 'wait-begun':
    case 'wait-ended':
    case 'service-done':
    case 'service-retried':
    case 'service-gave-up':
    case 'service-asked-again':
    case 'compensated':
    case 'delay-paused':
    case 'delay-resumed':
    case 'child-begun':
    case 'child-ended':
    case 'child-failed':
    case 'children-asked-again':
    case 'children-cancelled':
      return evolveWait(instance, change);
    case 'returned':
      return { ...instance, state: 'returned', returns: instance.returns + 1, resume: change.resume };
    case 'resubmitted':
      return without({ ...instance, state: 'running', round: instance.round + 1 }, 'resume');
    case 'migrated':
      return migrated(instance, change);
    case 'failed':
      return { ...instance, state: 'failed', failure: change.failure };
    case 'repaired':
      return without({ ...instance, state: 'running' }, 'failure');
    case 'ended':
      return ended(instance, change);
  }
}

function ended(instance: Instance, { state, at, ending }: Change & { type: 'ended' }): Instance {
  const over = { ...instance, state, endedAt: at, tokens: [], ...(ending && { ending }) };
  return without(without(over, 'resume'), 'suspension');
}

/** It goes on where it stood, and the time that it stood still is known (approval.md B13). */
function resumed(instance: Instance, until: string): Instance {
  const { from: state, at: from } = instance.suspension as Suspension;
  const pauses = [...(instance.pauses ?? []), { from, until }];
  return without({ ...instance, state, pauses }, 'suspension');
}

function migrated(instance: Instance, change: Change & { type: 'migrated' }): Instance {
  const { migration: _, ...there } = moved(instance, change.migration.nodes);
  const configuration = change.to;
  return { ...there, configuration, ...(!change.takesBack && { migration: change.migration }) };
}

/** An instance from its log. */
export function replay(log: readonly { changes: readonly Change[] }[]): Instance {
  let instance: Instance | undefined;
  for (const entry of log) {
    for (const change of entry.changes) instance = evolve(instance, change);
    if (instance) instance = { ...instance, rev: instance.rev + 1 };
  }
  if (!instance) throw new Error('an instance has at least one log entry');
  return instance;
}

function closedSlot(slot: Slot, change: Change & { type: 'slot-closed' }): Slot {
  return {
    ...slot,
    state: change.state,
    decidedAt: change.at,
    ...(change.opinion !== undefined && { opinion: change.opinion }),
    ...(change.by && { by: change.by }),
    ...(change.files && { files: change.files }),
    ...(change.signature && { signature: change.signature }),
    ...(change.fingerprint !== undefined && { fingerprint: change.fingerprint }),
    ...(change.seenRevision !== undefined && { seenRevision: change.seenRevision }),
    ...(change.reason !== undefined && { reason: change.reason }),
  };
}

function closedVisit(
  { clocks: _, dueDates: __, ...visit }: Visit,
  change: Change & { type: 'visit-closed' },
): Visit {
  return {
    ...visit,
    state: change.state,
    closedAt: change.at,
    ...(change.reason !== undefined && { reason: change.reason }),
  };
}

function withVisit(instance: Instance, id: string, replace: (visit: Visit) => Visit): Instance {
  return { ...instance, visits: instance.visits.map((visit) => (visit.id === id ? replace(visit) : visit)) };
}

function withSlot(instance: Instance, id: string, replace: (slot: Slot) => Slot): Instance {
  return {
    ...instance,
    visits: instance.visits.map((visit) =>
      visit.slots.some((slot) => slot.id === id)
        ? { ...visit, slots: visit.slots.map((slot) => (slot.id === id ? replace(slot) : slot)) }
        : visit,
    ),
  };
}

function without(instance: Instance, key: 'resume' | 'failure' | 'suspension'): Instance {
  const { [key]: _, ...rest } = instance;
  return rest as Instance;
}
