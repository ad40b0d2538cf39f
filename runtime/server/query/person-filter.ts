import type { Document } from 'mongodb';
import { type Environment, ExpressionFailure, type Row } from '../../../engine/expression/environment.ts';
import type { Query } from '../../../engine/query/query.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import { storedPathOf } from './stored-value.ts';

/** An id that nobody has: what holds for somebody the organisation does not know. */
const stranger: Row = { id: '' };

/** The records in whose field somebody stands for whom the condition holds, or does not. */
export function personFilter(
  { of, field, test }: Query & { kind: 'person' },
  environment: Environment,
  organisation: Organisation,
  wanted: boolean,
): Document {
  const answers = (reference: Row | undefined) => {
    try {
      return test(environment, reference) === wanted;
    } catch (cause) {
      if (cause instanceof ExpressionFailure) return false;
      throw cause;
    }
  };
  const everybody =
    of === 'user' ? organisation.peopleWhere(() => true) : organisation.departmentsWhere(() => true);
  const forStranger = answers(stranger);
  // Those for whom the answer differs from the answer for a stranger.
  const named: (string | null)[] = everybody
    .filter((one) => answers(one.row) !== forStranger)
    .map((one) => one.id);
  if (answers(undefined) !== forStranger) named.push(null);
  return { [storedPathOf(field)]: forStranger ? { $nin: named } : { $in: named } };
}
