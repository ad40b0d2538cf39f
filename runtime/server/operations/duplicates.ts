import type { Configuration } from '../../../engine/compile/compiled.ts';
import { issue } from '../../../engine/issue.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { Invalid } from './invalid.ts';

/** What a broken unique index means to the caller; undefined for every other cause. */
export function issuesOfDuplicate(cause: unknown, configuration: Configuration): Error | undefined {
  const { code, message = '' } = cause as { code?: number; message?: string };
  if (code !== 11000) return undefined;
  if (message.includes('one-command')) return new Refusal('idempotency.in-progress');
  const field = /unique-([A-Za-z0-9_]+)/.exec(message)?.[1];
  const entity = /records\.([a-z0-9-]+)/.exec(message)?.[1];
  if (field === undefined || entity === undefined || !configuration.entities.has(entity)) return undefined;
  return new Invalid([issue('field.not-unique', `/${field}`, { field })]);
}
