import type { IssueParams } from '../../engine/issue.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

/** A record of a story where it really is. */
export interface Place {
  entity: string;
  id: string;
}

/** A step whose names have become ids and whose values are as they are sent. */
export type Act = ScenarioStep & {
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
}

/** A record as somebody reads it. */
export interface Seen {
  state: string | null;
  revision: number;
  values: Record<string, unknown>;
}

/** The latest approval of a record. */
export interface SeenApproval {
  state: string;
  visits: { node: string; state: string }[];
  /** In order; people by id. */
  seats: { person: string; state: string }[];
}

/** What the story's own names stand for, and which day it is there (`YYYY-MM-DD`). */
export interface Beginning {
  /** People and departments by name, `admin` among them. */
  places: readonly (readonly [string, Place])[];
  today: string;
}

/**
 * One world in which a story can be played: the bare engine, or a server over HTTP. It knows
 * nothing of names and expectations; `run-scenario.ts` does, so both worlds are asked the same.
 */
export interface ScenarioDriver {
  /** Sets the world up: definitions, an administrator `admin`, people and departments, settings. */
  begin(scenario: Scenario): Promise<Beginning>;
  /** Does one act as a person named so. */
  perform(actor: string, act: Act): Promise<Done>;
  /** What a person reads of a record; undefined when there is none to be seen. */
  read(actor: string, place: Place): Promise<Seen | undefined>;
  /** Every open to-do on a record, people by id. */
  tasks(place: Place): Promise<{ person: string; node: string }[]>;
  approval(place: Place): Promise<SeenApproval | undefined>;
  /** The sum of each measure over the balances with these dimensions, without superfluous zeros. */
  balance(ledger: string, where: Record<string, string>): Promise<Record<string, string>>;
  end?(): Promise<void>;
}
