import { titleOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import type { Instance } from '../../../engine/workflow/instance.ts';
import type { PredictedPath, PredictedWait } from '../../../engine/workflow/predict.ts';
import type { Child } from '../../../engine/workflow/wait.ts';
import { findInstance } from '../store/instances.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { accessRecord } from './record-access.ts';

/** The record of an approval that has started another, or was started by one; its title for whoever may open it. */
export interface Relative {
  entity: string;
  record: string;
  title: string | null;
}

/** An approval that a step has started; without a record as long as it has not begun. */
export type PathChild = Pick<Child, 'id' | 'state'> & { record: Relative | null };

/** A path with the approvals around it (approval.md G5). */
export interface FamilyPath extends Omit<PredictedPath, 'waits'> {
  waits: readonly (PredictedWait & { children?: readonly PathChild[] })[];
  /** The approval that has started this one. */
  parent: Relative | null;
}

/** Most children that are named; the others are only counted. */
const mostNamed = 50;

/** Names the children of every step that has started some, and the parent. */
export async function withFamily(
  acting: Acting,
  path: PredictedPath,
  instance: Instance | undefined,
): Promise<FamilyPath> {
  const waits = await Promise.all(
    path.waits.map(async (wait) => {
      const own = instance?.waits?.find((one) => one.id === wait.wait);
      if (own?.kind !== 'subprocess') return wait;
      return {
        ...wait,
        children: await Promise.all(own.children.map((child, index) => childOf(acting, child, index))),
      };
    }),
  );
  return { ...path, waits, parent: await parentOf(acting, instance) };
}

async function childOf(
  acting: Acting,
  { id, state, entity, record }: Child,
  index: number,
): Promise<PathChild> {
  const isNamed = entity !== undefined && record !== undefined && index < mostNamed;
  return { id, state, record: isNamed ? await relative(acting, entity, record) : null };
}

async function parentOf(acting: Acting, instance: Instance | undefined): Promise<Relative | null> {
  if (!instance?.parent) return null;
  const parent = await findInstance(scopeOf(acting), instance.parent.instance);
  return parent ? relative(acting, parent.entity, parent.record) : null;
}

/** Of a record that its reader may not open, no more is said than that it is there. */
async function relative(acting: Acting, entityId: string, id: string): Promise<Relative> {
  try {
    const { entity, record } = await accessRecord(acting, entityOf(acting, entityId), id);
    return { entity: entityId, record: id, title: titleOf(entity, record.values) };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { entity: entityId, record: id, title: null };
  }
}
