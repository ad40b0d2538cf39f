import type { Command } from '../../engine/workflow/command.ts';

/** A seat as people see it: the n-th that this person has had in the n-th opening of a node. */
export interface SeatAddress {
  node: string;
  visit: number;
  person: string;
  nth: number;
}

type Plain =
  | 'opinion'
  | 'seenRevision'
  | 'resubmit'
  | 'to'
  | 'people'
  | 'place'
  | 'decision'
  | 'strict'
  | 'approves';

/** A command as plain data that the model and the engine both understand, or a change of the world. */
export interface Act extends Pick<Command, Plain | 'weight' | 'advice'> {
  verb: Command['verb'] | 'edit' | 'leave' | 'late';
  actor: string;
  isAdministrator?: boolean;
  seat?: SeatAddress;
  target?: SeatAddress;
  /** Which group of added people of the seat's visit: 0 is the first. */
  addition?: number;
  /** Of `late`: which rung of the ladder has run out for the seat. */
  rung?: number;
  /** Of `edit`: the fields with their new values. */
  change?: Readonly<Record<string, string | boolean>>;
}
