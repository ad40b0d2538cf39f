import type { ClockChange } from './change.ts';
import type { Clock } from './clock.ts';
import type { Visit } from './instance.ts';

/** A visit after one of its clocks has begun, run out, paused or gone on (approval.md H2, H3). */
export function evolveClocks(visit: Visit, change: ClockChange): Visit {
  switch (change.type) {
    case 'due-dates-frozen':
      return { ...visit, dueDates: change.dueDates };
    case 'clock-started':
      return started(visit, change.clock, visit.clocks ?? []);
    case 'clock-ran-out':
      return withClock(visit, change.generation, (clock) => ({ ...clock, state: 'done' }));
    case 'clock-paused':
      return withClock(visit, change.generation, (clock) => ({
        ...clock,
        state: 'paused',
        left: change.left,
      }));
    case 'clock-resumed':
      return started(visit, change.clock, others(visit, change.generation));
    case 'clocks-stopped':
      return { ...visit, clocks: stopped(visit, change) };
  }
}

function started(visit: Visit, clock: Clock, before: readonly Clock[]): Visit {
  return { ...visit, generation: clock.generation, clocks: [...before, clock] };
}

function stopped(visit: Visit, { slot, generation }: ClockChange & { type: 'clocks-stopped' }): Clock[] {
  if (generation !== undefined) return others(visit, generation);
  return (visit.clocks ?? []).filter((clock) => clock.slot !== slot);
}

function others({ clocks = [] }: Visit, generation: number): Clock[] {
  return clocks.filter((clock) => clock.generation !== generation);
}

function withClock(visit: Visit, generation: number, replace: (clock: Clock) => Clock): Visit {
  const clocks = (visit.clocks ?? []).map((one) => (one.generation === generation ? replace(one) : one));
  return { ...visit, clocks };
}
