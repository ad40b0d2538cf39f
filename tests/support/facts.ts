import type { Configuration } from '../../engine/compile/compiled.ts';
import type { Row } from '../../engine/expression/environment.ts';
import { type Facts, nothingMissing } from '../../engine/record/facts.ts';
import type { Organisation } from '../../engine/record/organisation.ts';
import { organisationOf, smallCompany } from './organisation.ts';

export const now = '2026-11-23T02:00:00.000Z';
export const today = '2026-11-23';

/** What a test tells the engine about the world; a Monday morning in the small company unless told otherwise. */
export interface FactsSketch {
  user?: string;
  organisation?: Organisation;
  settings?: Record<string, Row>;
  /** Referenced records by `entity/id`. */
  records?: Record<string, Row | null>;
  balances?: Record<string, string>;
  now?: string;
}

export function factsOf(configuration: Configuration, sketch: FactsSketch = {}): Facts {
  const organisation = sketch.organisation ?? organisationOf(smallCompany);
  const moment = sketch.now ?? now;
  return {
    configuration,
    now: moment,
    today: moment.slice(0, 10),
    user: organisation.userRow(sketch.user ?? 'sun') ?? {},
    organisation,
    settings: new Map(Object.entries(sketch.settings ?? {})),
    records: new Map(Object.entries(sketch.records ?? {})),
    balances: new Map(Object.entries(sketch.balances ?? {})),
    missing: nothingMissing(),
  };
}
