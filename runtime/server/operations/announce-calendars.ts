import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { newId } from '../store/new-id.ts';
import { plainCalendars } from '../tenants/plain-calendars.ts';
import type { Work } from './work.ts';

/** A calendar is written: what is due by it moves, asked for in the transaction that writes it (approval.md H1). */
export function announceCalendars(work: Work, { id }: CompiledEntity): void {
  if (id !== 'work-calendar') return;
  const before = plainCalendars(work.acting.world.organisation.calendars);
  const key = `calendars:${newId()}`;
  work.dispatch({ key, errand: { kind: 'calendars', key, before } });
}
