import type { Row } from '../../../../engine/expression/environment.ts';
import { type Facts, nothingMissing } from '../../../../engine/record/facts.ts';
import type { EntityDescription, FormSession } from '../contract.ts';
import { dayOf } from '../values/time-zone.ts';
import type { DescribedEntity } from './compile-description.ts';
import { KnownPeople, type KnownRows } from './known-rows.ts';

/** What the engine is told about the world in the browser: today's date, the person, the settings, the records known so far. */
export function formFacts(
  { configuration }: DescribedEntity,
  { settings }: EntityDescription,
  session: FormSession,
  known: KnownRows,
): Facts {
  const { user, tenant } = session;
  const now = new Date().toISOString();
  known.learn('user', userRow(user));
  return {
    configuration,
    now,
    today: dayOf(now, tenant.timeZone),
    user: userRow(user),
    organisation: new KnownPeople(known),
    settings: new Map(settings ? [[settings.entity, settings.values as Row]] : []),
    records: known.rows as Facts['records'],
    balances: new Map(),
    missing: nothingMissing(),
  };
}

function userRow({ id, name, department }: FormSession['user']): Row {
  return { id, title: name, name, department };
}
