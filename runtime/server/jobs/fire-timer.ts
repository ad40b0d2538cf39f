import type { Document } from 'mongodb';
import { Refusal } from '../../../engine/refusal.ts';
import { isOver } from '../../../engine/workflow/instance.ts';
import { type Ground, scopeOf } from '../operations/acting.ts';
import { runCommand } from '../operations/run-instance.ts';
import { systemActing } from '../operations/system-acting.ts';
import { findInstance } from '../store/instances.ts';

/** Fires a due timer as an ordinary command; one that is stale, or whose instance is gone, has no effect (approval.md K8). */
export async function fireTimer(ground: Ground, row: Document): Promise<void> {
  const acting = await systemActing(ground, String(row.tenant), 'system:timer');
  const instance = acting && (await findInstance(scopeOf(acting), String(row.instance)));
  if (!instance || isOver(instance)) return;
  const timer = { visit: String(row.visit), generation: Number(row.generation), kind: 'timeout' as const };
  try {
    await runCommand(acting, instance.id, {
      commandId: String(row._id),
      verb: 'fire-timer',
      actor: { id: 'system:timer' },
      timer,
    });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}
