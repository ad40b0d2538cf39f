import type { Document } from 'mongodb';
import { Refusal } from '../../../engine/refusal.ts';
import type { Ground } from '../operations/acting.ts';
import { runCommand } from '../operations/run-instance.ts';
import { systemActing } from '../operations/system-acting.ts';

/** Fires a due timer as an ordinary command; one that is stale, or whose instance is gone, has no effect (approval.md K8). */
export async function fireTimer(ground: Ground, row: Document): Promise<void> {
  const acting = await systemActing(ground, String(row.tenant), 'system:timer');
  if (!acting) return;
  const timer = { visit: String(row.visit), generation: Number(row.generation), kind: 'remind' as const };
  try {
    await runCommand(acting, String(row.instance), {
      commandId: String(row._id),
      verb: 'fire-timer',
      actor: { id: 'system:timer' },
      timer,
    });
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
  }
}
