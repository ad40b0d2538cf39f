import type { Purpose } from '../../../engine/definition/amendments.ts';
import type { Label } from '../../../engine/issue.ts';
import type { FieldChange } from '../../../engine/record/field-change.ts';
import type { Reference } from '../../../engine/record/values.ts';
import type { Instance } from '../../../engine/workflow/instance.ts';
import type { DecisionFile, Signature } from '../../../engine/workflow/proof.ts';
import { listRecordAudit, type StoredAudit } from '../store/audit.ts';
import { findInstancesOf } from '../store/instances.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { accessRecord, type RecordAccess } from './record-access.ts';
import { actionOfTimer } from './timer-action.ts';
import { visibleChange } from './visible-change.ts';

/** Most entries that a timeline shows. */
const most = 300;

/** One thing that happened to a record, without what its reader may not see. */
export interface TimelineEntry {
  id: string;
  at: string;
  by: Reference;
  action: string;
  revision: number | null;
  state: { before?: string | undefined; after?: string | undefined } | null;
  fields: FieldChange[];
  reason: string | null;
  /** Whom a to-do was handed on to, or who was asked in. */
  people: Reference[];
  /** What was given with a decision, and what it was signed with (approval.md F4, F5). */
  files: readonly DecisionFile[];
  signature: Signature | null;
  /** The approval that it belongs to. */
  instance: string | null;
  /** Of what belongs to a request about the approved record (approval.md L6, L7). */
  purpose: Purpose | null;
  /** The approval step that it was done in. */
  node: { id: string; label: Label | null } | null;
}

/** What happened to a record, newest first: saves, states, decisions with their opinions (SAL-60, ux.md 24). */
export async function recordTimeline(acting: Acting, entityId: string, id: string): Promise<TimelineEntry[]> {
  const access = await accessRecord(acting, entityOf(acting, entityId), id);
  const scope = scopeOf(acting);
  const [entries, instances] = await Promise.all([
    listRecordAudit(scope, entityId, id, most),
    findInstancesOf(scope, entityId, id),
  ]);
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return entries
    .filter(tellsSomething)
    .map((entry) => entryFor(acting, access, entry, byId.get(entry.instance ?? '')));
}

/** What follows an edit without anybody being asked again: due dates follow the record (approval.md H3). */
const followsAnEdit: ReadonlySet<string> = new Set([
  'record-edited',
  'due-dates-frozen',
  'clock-started',
  'clock-resumed',
  'clocks-stopped',
]);

/** An edit stands there by itself; that its approval was told of it says no more, unless it was asked again. */
function tellsSomething({ action, changes }: StoredAudit): boolean {
  return action !== 'record-changed' || (changes?.some(({ type }) => !followsAnEdit.has(type)) ?? true);
}

function entryFor(
  acting: Acting,
  { rights, entity }: RecordAccess,
  entry: StoredAudit,
  instance: Instance | undefined,
): TimelineEntry {
  const slot = entry.changes?.find((change) => change.type === 'slot-closed');
  const node = instance && nodeOf(entry, instance);
  return {
    id: entry.id,
    files: slot?.files ?? [],
    signature: slot?.signature ?? null,
    at: entry.at,
    by: entry.by,
    action: entry.action === 'fire-timer' ? actionOfTimer(entry.changes ?? []) : entry.action,
    revision: entry.revision ?? null,
    state: entry.state ?? null,
    fields: (entry.fields ?? []).flatMap((field) => visibleChange(field, rights.canRead, entity)),
    reason: entry.reason ?? null,
    people: handsOn.has(entry.action) ? peopleOf(entry) : [...(entry.people ?? [])],
    instance: entry.instance ?? null,
    purpose: instance?.purpose ?? null,
    node: node === undefined || !instance ? null : { id: node, label: labelOf(acting, instance, node) },
  };
}

/** Acts that name people. */
const handsOn: ReadonlySet<string> = new Set(['transfer', 'delegate', 'add-sign', 'reassign', 'fire-timer']);

/** Where it was done: at the step of the decided seat or of the time that ran out, where something was waited for, or where a jump led to. */
function nodeOf({ changes = [] }: StoredAudit, { visits, waits = [] }: Instance): string | undefined {
  for (const change of changes) {
    if (change.type === 'jumped') return change.to;
    if (change.type === 'slot-closed')
      return visits.find(({ slots }) => slots.some(({ id }) => id === change.slot))?.node;
    if (change.type === 'clock-ran-out') return visits.find(({ id }) => id === change.visit)?.node;
    if (change.type === 'wait-ended' || change.type === 'child-begun' || change.type === 'child-ended')
      return waits.find(({ id }) => id === change.wait)?.node;
  }
  return undefined;
}

function peopleOf({ changes = [] }: StoredAudit): Reference[] {
  return changes.flatMap((change) =>
    change.type === 'slots-added'
      ? change.slots.map(({ assignee }) => ({ id: assignee.id, title: assignee.name }))
      : [],
  );
}

function labelOf({ world }: Acting, instance: Instance, node: string): Label | null {
  return world.configuration.workflows.get(instance.workflow)?.nodes.get(node)?.definition.label ?? null;
}
