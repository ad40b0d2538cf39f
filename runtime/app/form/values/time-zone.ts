/** The calendar day of a moment in a time zone, `YYYY-MM-DD`. */
export function dayOf(moment: string, timeZone: string): string {
  return partsOf(moment, timeZone).slice(0, 10);
}

/** A moment as the clocks of a time zone show it: `2026-11-23 14:30`. */
export function clockOf(moment: string, timeZone: string): string {
  return partsOf(moment, timeZone).slice(0, 16);
}

/** What clocks of a time zone show, `YYYY-MM-DD` and `HH:mm`, as a moment in UTC. */
export function momentOf(day: string, time: string, timeZone: string): string {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  // The offset is that of the moment itself; a second look settles the hours around a change of the clocks.
  let moment = asIfUtc;
  for (let round = 0; round < 2; round++) {
    const shown = Date.parse(`${partsOf(new Date(moment).toISOString(), timeZone).replace(' ', 'T')}Z`);
    moment += asIfUtc - shown;
  }
  return new Date(moment).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, made);
  return made;
}

/** `2026-11-23 14:30:05`: how Swedish writes a moment. */
function partsOf(moment: string, timeZone: string): string {
  return formatOf(timeZone).format(new Date(moment));
}
