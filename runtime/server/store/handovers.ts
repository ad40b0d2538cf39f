import type { Document } from 'mongodb';
import type { IssueParams } from '../../../engine/issue.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { RefusalCode } from '../../../engine/refusal.ts';
import type { Scope } from './scope.ts';

/** Who takes over, and what of it: everything unless kinds of record or workflows are named. */
export interface Successor {
  person: string;
  entities?: readonly string[] | undefined;
  workflows?: readonly string[] | undefined;
  /** How much of what several take over is theirs, in relation to each other; 1 unless said. */
  share?: number | undefined;
}

/** What could not be handed over, and why. */
export interface HandoverProblem {
  instance: string;
  entity: string;
  record: string;
  code: RefusalCode;
  params: IssueParams;
}

/** The undecided seats of a person going over to others, an approval at a time (approval.md L8, E5). */
export interface Handover {
  id: string;
  person: Reference;
  /** Nobody named: the tenant's rule for people who leave says who takes over. */
  successors: readonly Successor[];
  reason: string;
  by: Reference;
  at: string;
  state: 'running' | 'done';
  /** Approvals at its beginning, and how many were handed over. */
  total: number;
  done: number;
  /** Rules about standing in that were ended or given to a successor. */
  rules: number;
  problems: readonly HandoverProblem[];
  /** The last approval that was looked at. */
  cursor?: string | undefined;
  endedAt?: string | undefined;
}

interface HandoverDocument extends Document {
  _id: string;
  tenant: string;
}

function handovers(scope: Scope) {
  return scope.collection<HandoverDocument>('handovers');
}

function handoverOf({ _id, tenant: _, ...handover }: HandoverDocument): Handover {
  return { ...handover, id: _id } as unknown as Handover;
}

/** Writes a handover that begins; one that has begun stays as it is. */
export async function beginHandover(scope: Scope, { id, ...handover }: Handover): Promise<void> {
  await handovers(scope).updateOne(
    scope.own({ _id: id }),
    { $setOnInsert: handover },
    { ...scope.options, upsert: true, ignoreUndefined: true },
  );
}

export async function findHandover(scope: Scope, id: string): Promise<Handover | undefined> {
  const found = await handovers(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? handoverOf(found as HandoverDocument) : undefined;
}

/** Handovers, newest first. */
export async function listHandovers(
  scope: Scope,
  { before, limit }: { before: { at: string; id: string } | undefined; limit: number },
): Promise<Handover[]> {
  const older = before && {
    $or: [{ at: { $lt: before.at } }, { at: before.at, _id: { $lt: before.id } }],
  };
  const found = await handovers(scope)
    .find(scope.own(older ?? {}), scope.options)
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .toArray();
  return found.map((document) => handoverOf(document as HandoverDocument));
}

/** Counts one approval as handed over; in the transaction that does it, so that it is counted once. */
export async function countHandedOver(scope: Scope, id: string): Promise<void> {
  await handovers(scope).updateOne(scope.own({ _id: id }), { $inc: { done: 1 } }, scope.options);
}

export async function countRules(scope: Scope, id: string, rules: number): Promise<void> {
  await handovers(scope).updateOne(scope.own({ _id: id }), { $inc: { rules } }, scope.options);
}

/** Notes what could not be handed over, once for each approval. */
export async function noteProblem(scope: Scope, id: string, problem: HandoverProblem): Promise<void> {
  await handovers(scope).updateOne(
    scope.own({ _id: id, 'problems.instance': { $ne: problem.instance } }),
    { $push: { problems: problem } } as Document,
    scope.options,
  );
}

/** Goes on from one approval to a later one, or ends; false where somebody else has done so. */
export async function moveOn(
  scope: Scope,
  { id, cursor }: Handover,
  next: { cursor: string } | { endedAt: string },
): Promise<boolean> {
  const set = 'cursor' in next ? next : { state: 'done', endedAt: next.endedAt };
  const { matchedCount } = await handovers(scope).updateOne(
    scope.own({ _id: id, state: 'running', cursor: cursor ?? { $exists: false } }),
    { $set: set },
    scope.options,
  );
  return matchedCount === 1;
}
