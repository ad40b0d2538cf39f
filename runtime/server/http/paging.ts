import { z } from 'zod';
import { issue } from '../../../engine/issue.ts';
import { Invalid } from '../operations/invalid.ts';

/** Query parameters of a list that is read page by page. */
export const pageParameters = {
  cursor: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^([1-9]|[1-9]\d|1\d\d|200)$/)
    .optional(),
};

/** The last entry of the page before, in a list that runs from the newest to the oldest. */
export interface Moment {
  at: string;
  id: string;
}

/** `at~id`, as an earlier page gave it. */
export function parseMoment(cursor: string | undefined): Moment | undefined {
  if (cursor === undefined) return undefined;
  const end = cursor.indexOf('~');
  const [at, id] = [cursor.slice(0, end), cursor.slice(end + 1)];
  if (Number.isNaN(Date.parse(at)) || id === '')
    throw new Invalid([issue('request.bad-cursor', '/cursor')], 400);
  return { at: new Date(at).toISOString(), id };
}

/** A page of what was found, one more than the limit telling that there is another page. */
export function pageOf<T extends Moment>(
  found: readonly T[],
  limit: number,
): { items: T[]; nextCursor: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: found.length > limit && last ? `${last.at}~${last.id}` : null };
}
