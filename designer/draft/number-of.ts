import type { Sources } from '../../engine/layer/target.ts';

const numbers = new WeakMap<Sources, number>();
let count = 0;

/** A number for each state of the modules, for keys that must be short. */
export function numberOf(sources: Sources): number {
  const number = numbers.get(sources) ?? ++count;
  numbers.set(sources, number);
  return number;
}
