import type { z } from 'zod';

type Inner = { _zod: { def: { type: string; innerType?: Inner; shape?: Record<string, Inner> } } };

/** The properties of a schema by their paths, down to what is no plain object: lists, collections and choices are one each. */
export function propertyPaths(schema: z.ZodType): string[] {
  return pathsIn(schema as unknown as Inner, []);
}

function pathsIn(schema: Inner, at: readonly string[]): string[] {
  const { type, innerType, shape } = schema._zod.def;
  if (innerType) return pathsIn(innerType, at);
  // A label is one property in two languages.
  if (type !== 'object' || !shape || 'zh-CN' in shape) return [at.join('/')];
  return Object.entries(shape).flatMap(([key, inner]) => pathsIn(inner, [...at, key]));
}
