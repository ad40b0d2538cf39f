import { expect } from 'vitest';
import type { Change, Effect } from '../../engine/workflow/change.ts';
import { replay } from '../../engine/workflow/evolve.ts';
import { type Instance, isOpen, isOver, type Visit } from '../../engine/workflow/instance.ts';
import type { Outcome } from '../../engine/workflow/step.ts';
import { openWaits, type Wait } from '../../engine/workflow/wait.ts';
import { expectSeats } from './seat-invariants.ts';

export interface LogEntry {
  changes: readonly Change[];
  effects: readonly Effect[];
}

interface Step {
  before: Instance | undefined;
  outcome: Outcome;
  /** The same command on the same instance once more. */
  again: Outcome;
  log: readonly LogEntry[];
}

/** What holds of every command on every instance. */
export function expectSound({ before, outcome, again, log }: Step): void {
  const { instance, changes, effects } = outcome;
  expect(again, 'K6: a step is a pure function').toEqual(outcome);
  expect(JSON.parse(JSON.stringify(outcome)), 'K7: outcomes are plain data').toEqual(outcome);
  expect(instance.rev - (before?.rev ?? 0), 'K6: an accepted command changes rev by one').toBe(
    changes.length > 0 ? 1 : 0,
  );
  if (changes.length === 0)
    expect({ instance, effects }, 'a command without effect changes nothing').toEqual({
      instance: before,
      effects: [],
    });
  expect(replay(log), 'K9: the log gives the instance again').toEqual(instance);
  if (before) expectTerminalKept(before, instance);
  expectClosedHaveNoOpen(instance);
  expectPosition(instance);
  expectSeats(instance);
  expectScopes(instance, log);
  expectClocks(outcome);
  expectTakenBackOnce(instance, log);
  expectChildren(instance, log);
}

/** K8, H3: clocks are told apart, run only in open visits of what does not stand still, and every timer is asked for a clock that runs. */
function expectClocks({ instance, effects }: Outcome): void {
  for (const visit of instance.visits) {
    const clocks = visit.clocks ?? [];
    const numbers = clocks.map((clock) => clock.generation);
    expect(new Set(numbers).size, 'K8: clocks are told apart').toBe(numbers.length);
    expect(Math.max(1, ...numbers), 'K8: no number is given twice').toBeLessThanOrEqual(visit.generation);
    if (visit.state !== 'open') expect(clocks, 'H3: a closed visit has no clock').toEqual([]);
    const open = new Set([undefined, ...visit.slots.filter(isOpen).map((slot) => slot.id)]);
    const running = clocks.filter((clock) => clock.state === 'running' && open.has(clock.slot));
    if (instance.state === 'suspended') expect(running, 'B13: no clock runs').toEqual([]);
  }
  for (const effect of effects) {
    if (effect.kind !== 'timer') continue;
    if (effect.timer.kind === 'delay') {
      const wait = instance.waits?.find((one) => one.id === effect.timer.visit);
      if (wait?.kind === 'delay' && wait.state === 'open' && wait.generation === effect.timer.generation)
        expect(wait.until, 'K8: a timer has its delay').toBe(effect.dueAt);
      continue;
    }
    const visit = instance.visits.find((one) => one.id === effect.timer.visit);
    const clock = visit?.clocks?.find((one) => one.generation === effect.timer.generation);
    if (visit?.state === 'open')
      expect(clock, 'K8: a timer has its clock').toMatchObject({ due: effect.dueAt });
  }
}

/** B6: every token of a fork belongs to one that is open, every branch that runs has its token or one inside it, and a fork closes once. */
function expectScopes({ scopes, tokens, state }: Instance, log: readonly LogEntry[]): void {
  const open = scopes.filter((scope) => scope.state === 'open');
  const running = open.flatMap(({ branches }) =>
    branches.filter((branch) => branch.result === 'running').map((branch) => branch.token),
  );
  const kept = open.map((scope) => scope.token.id);
  const inBranches = [...tokens, ...open.map((scope) => scope.token)].filter((token) => token.scope);
  expect(inBranches.map((token) => token.id).sort(), 'B6: branches and their tokens').toEqual(running.sort());
  expect(
    tokens.filter((token) => kept.includes(token.id)),
    'B6: a fork keeps its token',
  ).toEqual([]);
  if (state === 'running') expect(tokens.length + kept.length).toBe(running.length + 1);
  const closed = log.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.type === 'scope-closed' ? [change.scope] : [])),
  );
  expect(new Set(closed).size, 'B6: a join fires once').toBe(closed.length);
}

/** K2, K3: what has ended never changes again. */
function expectTerminalKept(before: Instance, after: Instance): void {
  for (const visit of before.visits) {
    const now = after.visits.find((one) => one.id === visit.id);
    if (visit.state !== 'open')
      expect(countedAs(now), 'K3: a visit leaves open once').toEqual(countedAs(visit));
    if (visit.superseded) expect(now?.superseded, 'B4: what is superseded stays so').toBe(true);
    for (const slot of visit.slots)
      if (!isOpen(slot))
        expect(
          now?.slots.find((one) => one.id === slot.id),
          'K2: a terminal slot never changes',
        ).toEqual(slot);
  }
  if (!isOver(before)) return;
  // What was approved may be revoked by a request of its own: that says nothing else of it (K4, L7), but that its services were taken back (B5).
  const isRevoked = before.state === 'approved' && after.state === 'revoked';
  const { state, rev, endedAt } = after;
  const waits = before.waits && { waits: before.waits.map((wait) => takenBackAs(wait, after)) };
  const kept = isRevoked ? { ...before, state, rev, endedAt, ...waits } : before;
  expect(after, 'K2: an instance that is over never changes').toEqual(kept);
}

/** A wait, which may have been taken back since. */
function takenBackAs(wait: Wait, { waits = [] }: Instance): Wait {
  const now = waits.find((one) => one.id === wait.id);
  return now?.kind === 'service' && wait.kind === 'service' && now.compensated
    ? { ...wait, compensated: true }
    : wait;
}

/** A visit but for whether it still counts for the way. */
function countedAs(visit: Visit | undefined): Omit<Visit, 'superseded'> | undefined {
  if (!visit) return undefined;
  const { superseded: _, ...rest } = visit;
  return rest;
}

/** K3: nothing is pending in a visit that is closed. */
function expectClosedHaveNoOpen(instance: Instance): void {
  for (const visit of instance.visits)
    if (visit.state !== 'open') expect(visit.slots.filter(isOpen), `K3: ${visit.id} is closed`).toEqual([]);
  const ids = instance.visits.flatMap((visit) => visit.slots.map((slot) => slot.id));
  expect(new Set(ids).size, 'slots are told apart by their ids').toBe(ids.length);
}

/** K4: a running instance has somebody to ask; one that waits or is over has nobody; a failed one knows its edge. */
function expectPosition(real: Instance): void {
  const instance = { ...real, state: real.suspension?.from ?? real.state };
  expect(real.suspension !== undefined, 'B13').toBe(real.state === 'suspended');
  const open = instance.visits.filter((visit) => visit.state === 'open');
  const pending = open.flatMap((visit) => visit.slots.filter((slot) => slot.state === 'pending'));
  expectWaits(instance);
  if (instance.state === 'running') {
    expect(instance.tokens).not.toEqual([]);
    const awaited = [...pending, ...openWaits(instance), ...(real.suspension ? reported(instance) : [])];
    expect(awaited, 'a running instance is never an orphan (E2)').not.toEqual([]);
  } else if (instance.state === 'failed') {
    expect(instance.tokens).not.toEqual([]);
    expect(instance.failure).toBeDefined();
  } else {
    expect(instance.tokens).toEqual([]);
    expect(open, `no visit is open when ${instance.state}`).toEqual([]);
  }
  expect(instance.resume !== undefined).toBe(instance.state === 'returned');
}

/** G6: what is waited for holds the token that stands there, and nothing else does. */
function expectWaits(instance: Instance): void {
  const standing = instance.tokens.map((token) => `${token.id} at ${token.node}`);
  const waiting = openWaits(instance).map((wait) => `${wait.token} at ${wait.node}`);
  expect(new Set(waiting).size, 'G6: a token waits for one thing').toBe(waiting.length);
  expect(
    waiting.filter((one) => !standing.includes(one)),
    'G6: who waits stands there',
  ).toEqual([]);
}

/** What was reported while it stood still, and is acted on when it goes on (B13). */
function reported({ tokens, waits = [] }: Instance): Wait[] {
  const last = tokens.flatMap((token) => waits.findLast((wait) => wait.token === token.id) ?? []);
  return last.filter((wait) => wait.state === 'done' || wait.state === 'failed');
}

/** B5: what was done is taken back once, and only what was done; the last one first. */
function expectTakenBackOnce({ waits = [] }: Instance, log: readonly LogEntry[]): void {
  const batches = log.map(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'compensate' ? effect.calls.map((call) => call.key) : [])),
  );
  const keys = batches.flat();
  expect(new Set(keys).size, 'B5: once').toBe(keys.length);
  const orderOf = (key: string) =>
    waits.flatMap((wait) =>
      wait.kind === 'service' && `${wait.key}:compensation` === key ? [wait.done ?? 0] : [],
    )[0];
  for (const batch of batches) {
    const order = batch.map(orderOf);
    expect(order, 'B5: the last one first').toEqual([...order].sort((a, b) => (b ?? 0) - (a ?? 0)));
    expect(order, 'B5: it was done').not.toContain(0);
  }
}

/** G5: a child that is waited for runs as long as its wait does, each is asked for under a key of its own, and none is ended that had not begun. */
function expectChildren({ waits = [], state }: Instance, log: readonly LogEntry[]): void {
  const all = waits.filter((wait) => wait.kind === 'subprocess');
  for (const wait of all) {
    const isRunning = wait.state === 'open' || wait.state === 'failed';
    const open = wait.children.filter((child) => child.state === 'asked' || child.state === 'running');
    if (!wait.detached && !isRunning) expect(open, 'G5: nobody is left to be waited for').toEqual([]);
    if (wait.state === 'open') expect(open, 'G5: somebody is waited for').not.toEqual([]);
    if (state === 'withdrawn' || state === 'terminated')
      expect(open, 'G5: children end with their parent').toEqual([]);
  }
  const keys = all.flatMap(({ children }) => children.map((child) => child.key));
  expect(new Set(keys).size, 'K7: keys are told apart').toBe(keys.length);
  const begun = new Set(all.flatMap(({ children }) => children.flatMap((child) => child.instance ?? [])));
  const ended = log.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.kind === 'end-children' ? effect.children : [])),
  );
  expect(new Set(ended).size, 'G5: none is ended twice').toBe(ended.length);
  expect(
    ended.filter((child) => !begun.has(child)),
    'G5: what is ended had begun',
  ).toEqual([]);
}
