import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';

const computed = new Set(['auto-number', 'formula', 'roll-up', 'attachment']);

/** A record as it would be entered anew: what people fill in, without what the engine keeps. */
export function sampleOf(record: Readonly<Record<string, unknown>>, fields: JsonObject): JsonObject {
  const sample: JsonObject = {};
  for (const [id, field] of Object.entries(fields)) {
    const value = record[id] as Json | undefined;
    if (!isJsonObject(field) || value === undefined || value === null) continue;
    if (computed.has(String(field.type)) || field.readOnlyWhen === 'true') continue;
    const columns = field.fields;
    sample[id] =
      field.type === 'lines' && Array.isArray(value) && isJsonObject(columns)
        ? value.filter(isJsonObject).map((line) => sampleOf(line, columns))
        : value;
  }
  return sample;
}

/** Something of a sample that is worth trying with other values: options that conditions ask for, quantities of the first line. */
export interface Knob {
  /** `importance`, or a column of the first line: `lines.quantity`. */
  path: string;
  field: JsonObject;
}

/** A choice that a condition may ask for, and what makes an amount larger or smaller. */
export function knobsOf(fields: JsonObject): Knob[] {
  return Object.entries(fields).flatMap(([id, field]): Knob[] => {
    if (!isJsonObject(field)) return [];
    if (field.type === 'choice') return [{ path: id, field }];
    if (field.type !== 'lines' || !isJsonObject(field.fields)) return [];
    return Object.entries(field.fields).flatMap(([column, one]) =>
      isJsonObject(one) && one.required === true && (one.type === 'quantity' || one.type === 'money')
        ? [{ path: `${id}.${column}`, field: one }]
        : [],
    );
  });
}

export function sampleValue(sample: JsonObject, path: string): Json | undefined {
  const [first = '', column] = path.split('.');
  const value = sample[first];
  if (column === undefined) return value;
  const line = Array.isArray(value) ? value[0] : undefined;
  return isJsonObject(line) ? line[column] : undefined;
}

export function withValue(sample: JsonObject, path: string, value: Json): JsonObject {
  const [first = '', column] = path.split('.');
  if (column === undefined) return { ...sample, [first]: value };
  const lines = sample[first];
  if (!Array.isArray(lines) || !isJsonObject(lines[0])) return sample;
  return { ...sample, [first]: [{ ...lines[0], [column]: value }, ...lines.slice(1)] };
}
