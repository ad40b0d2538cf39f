import type { Document } from 'mongodb';
import type { ChangeConflict } from '../../../engine/amendment/rebase-changes.ts';
import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { Issue } from '../../../engine/issue.ts';
import type { FieldChange } from '../../../engine/record/field-change.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { Scope } from './scope.ts';

export type AmendmentState = 'in-approval' | 'returned' | 'applied' | 'rejected' | 'withdrawn' | 'stale';

/** A later document that stands in the way of a cancellation, or a posting that cannot be taken back. */
export interface Blocker {
  entity: string;
  /** Absent where its reader may not see it. */
  record?: string;
  title?: string;
  state?: string;
  ledger?: string;
}

/** A request to change or cancel an approved record, kept beside it: what was, what was to be, what became of it (approval.md L6, L7). */
export interface Amendment {
  id: string;
  entity: string;
  record: string;
  purpose: Purpose;
  state: AmendmentState;
  /** The revision that it was made from. */
  baseRevision: number;
  changes: readonly FieldChange[];
  reason: string;
  by: Reference;
  at: string;
  /** The approval that decides about it. */
  instance: string;
  endedAt?: string | undefined;
  /** The revision that it made. */
  revision?: number | undefined;
  /** Of a stale one: why it could not be applied. */
  conflicts?: readonly ChangeConflict[] | undefined;
  issues?: readonly Issue[] | undefined;
  blockers?: readonly Blocker[] | undefined;
}

interface AmendmentDocument extends Document {
  _id: string;
  tenant: string;
}

function amendments(scope: Scope) {
  return scope.collection<AmendmentDocument>('amendments');
}

function documentOf(scope: Scope, { id, ...amendment }: Amendment): AmendmentDocument {
  return { ...amendment, _id: id, tenant: scope.tenant };
}

function amendmentOf({ _id, tenant: _, ...amendment }: AmendmentDocument): Amendment {
  return { ...amendment, id: _id } as unknown as Amendment;
}

export async function findAmendment(scope: Scope, id: string): Promise<Amendment | undefined> {
  const found = await amendments(scope).findOne(scope.own({ _id: id }), scope.options);
  return found ? amendmentOf(found as AmendmentDocument) : undefined;
}

/** The requests about a record, newest first. */
export async function listAmendments(scope: Scope, entity: string, record: string): Promise<Amendment[]> {
  const found = await amendments(scope)
    .find(scope.own({ entity, record }), scope.options)
    .sort({ at: -1, _id: -1 })
    .toArray();
  return found.map((document) => amendmentOf(document as AmendmentDocument));
}

/** Writes a request as it is now; the record or the approval that is written with it keeps two writers apart. */
export async function saveAmendment(scope: Scope, amendment: Amendment): Promise<void> {
  const { _id, ...document } = documentOf(scope, amendment);
  await amendments(scope).replaceOne(scope.own({ _id }), document as AmendmentDocument, {
    ...scope.options,
    upsert: true,
    ignoreUndefined: true,
  });
}
