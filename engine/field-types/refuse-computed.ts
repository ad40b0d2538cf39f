import type { Report } from './field-type.ts';

/** What is kept by the engine is never taken from outside. */
export function refuseComputed(_input: unknown, _field: unknown, report: Report): undefined {
  report('field.computed');
  return undefined;
}
