import type { IssueParams } from '../../engine/issue.ts';
import type { Scenario } from './scenario.ts';
import type { ActStep, ScenarioStep } from './scenario-steps.ts';

/** A record of a story where it really is. */
export interface Place {
  entity: string;
  id: string;
}

/** A step whose names have become ids and whose values are as they are sent. */
export type Act = ActStep & {
  /** The record that it is about; absent for `create`. */
  place?: Place;
  /** The revision that the actor looks at; absent: the present one. */
  seenRevision?: number;
};

/** What became of an act: refused, wrong, or done. */
export interface Done {
  refused?: { code: string; params: IssueParams };
  issues?: string[];
  /** The record that a `create` or `convert` made. */
  made?: Place;
  /** Of `predict`: the nodes with the ids of their people, or none for one that is skipped. */
  path?: { node: string; people: string[] }[];
  ends?: string;
  /** Of `at-once` and `batch`: what became of each, `done` or why not. */
  outcomes?: string[];
  /** Of `call`. */
  answer?: Answer;
}

/** What a request was answered with: its JSON, or its text. */
export interface Answer {
  status: number;
  body: unknown;
}

/** A record as somebody reads it. */
export interface Seen {
  state: string | null;
  revision: number;
  values: Record<string, unknown>;
}

/** A to-do of a person, by id; `due` is a moment. */
export interface SeenTask {
  person: string;
  node: string;
  due: string | undefined;
}

/** The latest approval of a record. */
export interface SeenApproval {
  state: string;
  visits: { node: string; state: string }[];
  /** In order; people by id. */
  seats: { person: string; state: string }[];
  /** In the words of a story. */
  decisions: string[];
  copies: { person: string; node: string }[];
  failure?: string;
}

/** What the story's own names stand for, and which day it is there (`YYYY-MM-DD`). */
export interface Beginning {
  /** People and departments by name, `admin` among them. */
  places: readonly (readonly [string, Place])[];
  today: string;
}

/** A request in the words of the API. */
export type Request = Pick<
  Extract<ScenarioStep, { do: 'call' }>,
  'method' | 'path' | 'body' | 'file' | 'form' | 'headers'
>;

/** What only a server has. */
export interface ServerSide {
  /** Sends a request as a person named so; as `nobody`, without a session. */
  call(actor: string, request: Request): Promise<Answer>;
  /** Decides many to-dos at once, each on the revision that was seen. */
  batch(actor: string, rows: readonly { place: Place; seen: number }[], decision: Verdict): Promise<Done>;
  /** The to-do that somebody has on a record, or had last. */
  taskOf(actor: string, place: Place): Promise<string>;
  latestApproval(place: Place): Promise<string | undefined>;
}

export interface Verdict {
  verdict: 'approve' | 'reject';
  opinion?: string | undefined;
}

/**
 * One world in which a story can be played: the bare engine, or a server over HTTP. It knows
 * nothing of names and expectations; `run-scenario.ts` does, so both worlds are asked the same.
 */
export interface ScenarioDriver {
  /** Sets the world up: definitions, an administrator `admin`, people and departments, settings. */
  begin(scenario: Scenario): Promise<Beginning>;
  /** Makes ready what a person named so is about to do; to do it is one request, and may be done again and beside others. */
  prepare(actor: string, act: Act): Promise<() => Promise<Done>>;
  /** Lets the clock go on so long (`PT8H`), and what is due happen. */
  wait(duration: string): Promise<void>;
  /** What a person reads of a record; undefined when there is none to be seen. */
  read(actor: string, place: Place): Promise<Seen | undefined>;
  /** Every open to-do on a record. */
  tasks(place: Place): Promise<SeenTask[]>;
  /** Where a person may give a record back to. */
  returnTargets(actor: string, place: Place): Promise<string[]>;
  approval(place: Place): Promise<SeenApproval | undefined>;
  /** The acts of the latest approval that are written down, the first one first; people by id. */
  log(place: Place): Promise<{ by: string; act: string }[]>;
  /** The sum of each measure over the balances with these dimensions, without superfluous zeros. */
  balance(ledger: string, where: Record<string, string>): Promise<Record<string, string>>;
  readonly server?: ServerSide;
  end?(): Promise<void>;
}
