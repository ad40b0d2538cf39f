import type { Decision } from '../../engine/definition/decision.ts';
import type { Place } from './people.ts';
import { type Verdict, verdictOf } from './verdict.ts';

export type Vote = 'approved' | 'rejected' | 'abstained';

/** A seat; handed on, it is the same one with another person. `asking`: has asked others in before deciding. */
export interface Seat extends Place {
  state: 'waiting' | 'pending' | 'delegated' | 'asking' | Vote | 'skipped' | 'not-needed' | 'gone';
  /** The group of added people that it belongs to; it has no vote in the visit. */
  addition?: Addition | undefined;
  /** Who asked it in. */
  askedBy?: Seat;
  /** Whom it advises; it decides nothing. */
  advises?: Seat;
  order: number;
  depth: number;
  transfers: number;
  /** The revision that was decided on. */
  revision: number;
  /** The rungs of its ladder that have run out (H2). */
  ranOut: Set<number>;
  /** Its holder was not there any more when the turn came (E5). */
  hasLeft?: boolean;
  /** Nobody decided it: its time was up. */
  isByClock?: true;
}

export interface Addition {
  by: Seat;
  place: 'before' | 'after';
  decision: Decision;
  strict: boolean;
  state: 'waiting' | 'open' | 'over';
}

/** Where the way stands: what people have decided on it, oldest first; in a fork, which branch it runs. */
export interface Token {
  past: Visit[];
  scope?: Scope;
  branch?: string;
}

export interface Scope {
  fork: string;
  token: Token;
  isOpen: boolean;
  results: Record<string, 'running' | 'passed' | 'rejected'>;
}

/** How the way goes on behind somebody to whom it went back. */
export interface Resume {
  mode: string;
  by: string;
  visit: Visit;
  record: Record<string, unknown>;
  past: Visit[];
}

/** One opening of a node with its seats, in the order of their coming. */
export class Visit {
  state: 'open' | 'passed' | 'rejected' | 'returned' | 'skipped' | 'cancelled' = 'open';
  seats: Seat[] = [];
  additions: Addition[] = [];
  claimed: Seat | undefined;
  goesBackTo: Resume | undefined;
  readonly ranOut = new Set<number>();

  readonly node: string;
  readonly number: number;
  readonly round: number;
  readonly token: Token;

  private readonly isActive: (person: string) => boolean;

  constructor(
    node: string,
    number: number,
    round: number,
    token: Token,
    isActive: (person: string) => boolean,
  ) {
    this.isActive = isActive;
    this.node = node;
    this.number = number;
    this.round = round;
    this.token = token;
  }

  add(place: Place, more: Partial<Seat>): void {
    this.seats.push({
      ...place,
      state: 'waiting',
      order: this.seats.length,
      depth: 0,
      transfers: 0,
      revision: 0,
      ranOut: new Set(),
      ...more,
    });
  }

  /** K3: once closed it stays so, and none of its people has anything to do. */
  close(state: Visit['state']): void {
    if (this.state !== 'open') return;
    this.state = state;
    for (const seat of this.seats) if (isOpen(seat)) seat.state = 'not-needed';
  }

  /** B3: somebody agreed, not a clock. */
  get isPassedByPeople(): boolean {
    return this.state === 'passed' && this.seats.some((one) => one.state === 'approved' && !one.isByClock);
  }

  /** Somebody said yes or no. */
  get isDecidedByPeople(): boolean {
    return this.seats.some((one) => /approved|rejected/.test(one.state) && !one.isByClock);
  }

  /** The people of the node itself, to be asked once more (B3, F2). */
  get again(): Place[] {
    return this.seats
      .filter((one) => one.state !== 'gone' && !one.addition && !one.advises)
      .sort((one, other) => one.order - other.order);
  }

  /** The verdict of the visit or of a group, after the next in a sequence has got the turn (M4); a group after somebody comes first (S5). */
  tally(decision: Decision, addition: Addition | undefined): Verdict {
    for (;;) {
      const seats = this.seats.filter((one) => one.addition === addition && !one.advises);
      const verdict = verdictOf(decision, seats);
      const isHeld = this.additions.some(
        ({ place, by, state }) => place === 'after' && by.addition === addition && state === 'open',
      );
      const next = seats.find((one) => one.state === 'waiting');
      const isOn = seats.some((one) => isOpen(one) && one.state !== 'waiting');
      if (verdict === 'passed' && isHeld)
        for (const one of seats) if (isOpen(one)) this.drop(one, 'not-needed');
      if (isHeld && verdict !== 'rejected' && verdict !== 'nobody') return 'open';
      if (verdict !== 'open' || decision !== 'sequential' || !next || isOn) return verdict;
      this.wake(next);
    }
  }

  /** It is this one's turn now; who has left meanwhile is passed over (M4, E5), and claims nothing any more (M8). */
  wake(seat: Seat): void {
    seat.state = this.isActive(seat.person) ? 'pending' : 'gone';
    seat.hasLeft = seat.state === 'gone';
    if (seat.hasLeft && this.claimed === seat) this.unclaim();
  }

  openAddition(addition: Addition): void {
    addition.state = 'open';
    const seats = this.seats.filter((one) => one.addition === addition && isOpen(one));
    for (const one of addition.decision === 'sequential' ? seats.slice(0, 1) : seats) this.wake(one);
  }

  /** Nobody of a group is asked any more, nor whom they had asked in. */
  endAddition(addition: Addition): void {
    addition.state = 'over';
    for (const one of this.seats.filter((some) => some.addition === addition))
      isOpen(one) ? this.drop(one, 'not-needed') : this.dropGuests(one);
    if (addition.place === 'before' && addition.by.state === 'asking') this.wake(addition.by);
  }

  /** A seat goes, and with it whom its holder asked. */
  drop(seat: Seat, state: 'gone' | 'not-needed'): void {
    this.dropGuests(seat);
    seat.state = state;
  }

  dropGuests(seat: Seat): void {
    for (const one of this.additions) if (one.by === seat && one.state !== 'over') this.endAddition(one);
    this.dropAdvisers(seat);
  }

  /** Whom its holder waits for is asked no more. */
  dropBefore(seat: Seat): void {
    for (const one of this.additions)
      if (one.by === seat && one.place === 'before' && one.state !== 'over') this.endAddition(one);
    this.dropAdvisers(seat);
  }

  dropAdvisers(seat: Seat): void {
    for (const one of this.seats) if (one.advises === seat && isOpen(one)) this.drop(one, 'gone');
  }

  /** M8: all have it again. */
  unclaim(): void {
    this.claimed = undefined;
    for (const one of this.seats) if (one.state === 'waiting' && !one.addition) this.wake(one);
  }
}

export function isOpen({ state }: Seat): boolean {
  return state === 'waiting' || state === 'pending' || state === 'delegated' || state === 'asking';
}
