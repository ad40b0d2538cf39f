import { DateTime } from 'luxon';
import { isJsonObject } from '../../engine/json.ts';
import type { Beginning, Place } from './scenario-driver.ts';

/** The names of a story and what they stand for: `$camera` a record or person, `$today+7` a day, `#0` the first line. */
export class ScenarioNames {
  private readonly places = new Map<string, Place>();
  private readonly names = new Map<string, string>();
  private readonly kept = new Map<string, unknown>();
  private readonly today: string;

  constructor({ places, today }: Beginning) {
    this.today = today;
    for (const [name, place] of places) this.add(name, place);
  }

  add(name: string, place: Place): void {
    if (this.places.has(name)) throw new Error(`the story calls two things ${name}`);
    this.places.set(name, place);
    this.names.set(place.id, name);
  }

  /** Part of an answer, which may be kept anew. */
  keep(name: string, value: unknown): void {
    this.kept.set(name, value);
  }

  place(name: string): Place {
    const place = this.places.get(name);
    if (!place) throw new Error(`the story knows nothing called ${name}`);
    return place;
  }

  nameOf(id: string): string {
    return this.names.get(id) ?? id;
  }

  /** What a name stands for: what was kept, or an id. */
  valueOf(name: string): unknown {
    return this.kept.has(name) ? this.kept.get(name) : this.place(name).id;
  }

  /** Values with every name in them replaced; `lineIds` are the ids of the record's lines by field. */
  resolve(value: unknown, lineIds: Record<string, string[]> = {}, field?: string): unknown {
    if (typeof value === 'string') return this.resolveText(value);
    if (Array.isArray(value)) return value.map((one) => this.resolve(one, lineIds));
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        lineKey(key, lineIds, field),
        this.resolve(one, lineIds, key),
      ]),
    );
  }

  private resolveText(text: string): unknown {
    const day = /^\$today([+-]\d+)?$/.exec(text);
    if (day)
      return DateTime.fromISO(this.today)
        .plus({ days: Number(day[1] ?? 0) })
        .toISODate() as string;
    return text.startsWith('$') ? this.valueOf(text.slice(1)) : text;
  }
}

/** `#1` is the second line of the field that it stands in, or of the only lines there are. */
function lineKey(key: string, lineIds: Record<string, string[]>, field: string | undefined): string {
  const place = /^#(\d+)$/.exec(key)?.[1];
  if (place === undefined) return key;
  const ids = lineIds[field ?? ''] ?? Object.values(lineIds)[0] ?? [];
  const id = ids[Number(place)];
  if (id === undefined) throw new Error(`the record has no line ${key}`);
  return id;
}
