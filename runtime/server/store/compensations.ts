import type { Errand, StoredErrand } from './errands.ts';
import type { Scope } from './scope.ts';

/** Taking back that failed and is tried again later; `failed` says why. */
export type FailingCompensation = StoredErrand & { errand: Errand & { kind: 'compensate' }; failed: string };

/** Most that are listed; whoever looks after them works them off. */
const mostListed = 200;

/** Those that failed and that nobody is trying at this moment. */
const failing = { 'errand.kind': 'compensate', failed: { $exists: true }, lease: '' };

function errands(scope: Scope) {
  return scope.collection<StoredErrand>('errands');
}

export async function listFailingCompensations(scope: Scope): Promise<FailingCompensation[]> {
  const found = errands(scope).find(scope.own({ ...failing }), scope.options);
  return (await found.sort({ _id: 1 }).limit(mostListed).toArray()) as FailingCompensation[];
}

export async function findFailingCompensation(
  scope: Scope,
  id: string,
): Promise<FailingCompensation | undefined> {
  const found = await errands(scope).findOne(scope.own({ ...failing, _id: id }), scope.options);
  return (found ?? undefined) as FailingCompensation | undefined;
}

/** Has it tried again at once, from the first call that is not done; false where somebody was faster. */
export async function retryCompensation(
  scope: Scope,
  { _id, errand }: FailingCompensation,
): Promise<boolean> {
  const { matchedCount } = await errands(scope).updateOne(
    scope.own({ ...failing, _id, 'errand.done': errand.done }),
    { $set: { dueAt: new Date(), attempts: 0 } },
    scope.options,
  );
  return matchedCount === 1;
}

/** Passes over the call that fails and goes on with those behind it; false where somebody was faster. */
export async function skipCompensation(scope: Scope, { _id, errand }: FailingCompensation): Promise<boolean> {
  const own = scope.own({ ...failing, _id, 'errand.done': errand.done });
  if (errand.done + 1 === errand.calls.length)
    return (await errands(scope).deleteOne(own, scope.options)).deletedCount === 1;
  const { matchedCount } = await errands(scope).updateOne(
    own,
    { $set: { dueAt: new Date(), attempts: 0 }, $inc: { 'errand.done': 1 }, $unset: { failed: '' } },
    scope.options,
  );
  return matchedCount === 1;
}
