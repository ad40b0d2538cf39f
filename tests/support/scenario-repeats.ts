import { isJsonObject } from '../../engine/json.ts';

/** Steps as they are written, with `{ "do": "repeat", "times": 3, "steps": [ … ] }` written out: `{n}` in their texts is 1, 2, 3. */
export function withRepeats(steps: unknown): unknown {
  if (!Array.isArray(steps)) return steps;
  return steps.flatMap((step: unknown) => {
    if (!isJsonObject(step) || step.do !== 'repeat') return [step];
    const { times, steps: repeated, ...rest } = step;
    if (!Number.isInteger(times) || !Array.isArray(repeated) || Object.keys(rest).length > 1) return [step];
    return Array.from({ length: Number(times) }, (_, index) => numbered(repeated, index + 1)).flat();
  });
}

/** Names written as one with `{1..200}` in it are 200 names. */
export function withNumbers(names: unknown): unknown {
  if (!Array.isArray(names)) return names;
  return names.flatMap((one: unknown) => {
    const [text, from, to] = /\{(\d+)\.\.(\d+)\}/.exec(String(one)) ?? [];
    if (text === undefined) return [one];
    const count = Number(to) - Number(from) + 1;
    return Array.from({ length: count }, (_, index) =>
      String(one).replace(text, String(Number(from) + index)),
    );
  });
}

function numbered(value: unknown, n: number): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('{n}', String(n)));
}
