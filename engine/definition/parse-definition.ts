import type { z } from 'zod';
import { type Issue, issue, pointer } from '../issue.ts';

export type Parsed<T> = { value: T; issues?: undefined } | { value?: undefined; issues: Issue[] };

/** Checks the shape of one definition and fills its defaults in; or every shape problem at once, at `at` + its own path. */
export function parseDefinition<S extends z.ZodType>(
  schema: S,
  source: unknown,
  at: readonly string[],
): Parsed<z.output<S>> {
  const parsed = schema.safeParse(source);
  if (parsed.success) return { value: parsed.data };
  return { issues: parsed.error.issues.flatMap((one) => issuesOf(one, at, source)) };
}

type ZodIssue = z.core.$ZodIssue;

function issuesOf(one: ZodIssue, at: readonly string[], source: unknown): Issue[] {
  const segments = [...at, ...one.path.map(String)];
  const path = pointer(segments);
  switch (one.code) {
    case 'unrecognized_keys':
      return one.keys.map((key) => issue('definition.unknown-key', pointer([...segments, key]), { key }));
    case 'invalid_key':
      return [
        issue('definition.bad-id', path, { id: segments.at(-1) ?? '', wanted: one.issues[0]?.message ?? '' }),
      ];
    case 'invalid_union':
      return unionIssues(one, segments, source);
    case 'invalid_type':
    case 'invalid_value':
      if (valueAt(source, one.path) === undefined)
        return [issue('definition.missing-key', path, { key: String(one.path.at(-1) ?? '') })];
      return [issue('definition.wrong-shape', path, { wanted: wantedBy(one) })];
    case 'too_small':
      return [issue('definition.wrong-shape', path, { wanted: `≥ ${one.minimum}` })];
    case 'too_big':
      return [issue('definition.wrong-shape', path, { wanted: `≤ ${one.maximum}` })];
    default:
      return [issue('definition.wrong-shape', path, { wanted: one.message })];
  }
}

function wantedBy(one: Extract<ZodIssue, { code: 'invalid_type' | 'invalid_value' }>): string {
  return one.code === 'invalid_type' ? one.expected : one.values.map(String).join(' | ');
}

/** Of a union, the branch that the author most likely meant: the one whose problems lie deepest, then the one with the fewest. */
function unionIssues(
  one: Extract<ZodIssue, { code: 'invalid_union' }>,
  segments: string[],
  source: unknown,
): Issue[] {
  const inner = valueAt(source, one.path);
  const { discriminator } = one;
  if (discriminator !== undefined && inner !== undefined)
    return [issue('definition.unknown-kind', pointer(segments), { kind: String(inner) })];
  if (inner === undefined)
    return [issue('definition.missing-key', pointer(segments), { key: segments.at(-1) ?? '' })];
  const branches = (one.errors as ZodIssue[][]).map((branch) =>
    branch.flatMap((nested) => issuesOf(nested, segments, inner)),
  );
  const depth = (branch: Issue[]) => Math.max(0, ...branch.map((nested) => nested.path.split('/').length));
  branches.sort((a, b) => depth(b) - depth(a) || a.length - b.length);
  return branches[0] ?? [issue('definition.wrong-shape', pointer(segments), { wanted: 'another value' })];
}

function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = source;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
