import { Refusal } from '../../../engine/refusal.ts';
import { isOver } from '../../../engine/workflow/instance.ts';
import { crashPoint } from '../crash-point.ts';
import { type Ground, scopeOf } from '../operations/acting.ts';
import { runCommand } from '../operations/run-instance.ts';
import { systemActing } from '../operations/system-acting.ts';
import { findInstance } from '../store/instances.ts';
import { completeRow, Fenced } from '../store/leases.ts';
import type { StoredTimer } from '../store/timers.ts';

/**
 * Fires a due timer as an ordinary command; its row goes in the same transaction, so that neither happens
 * without the other, and nothing happens where the row has gone to another worker. One that is stale, or
 * whose instance is gone, has no effect (approval.md K8).
 */
export async function fireTimer(ground: Ground, row: StoredTimer): Promise<void> {
  const acting = await systemActing(ground, row.tenant, 'system:timer');
  const instance = acting && (await findInstance(scopeOf(acting), row.instance));
  if (!instance || isOver(instance)) return;
  const { visit, generation, kind } = row;
  const command = {
    commandId: row._id,
    verb: 'fire-timer' as const,
    actor: { id: 'system:timer' },
    timer: { visit, generation, kind },
  };
  try {
    await runCommand(acting, instance.id, command, async (work) => {
      await completeRow(work.scope, 'timers', row);
      crashPoint('timer-firing');
    });
  } catch (cause) {
    if (!(cause instanceof Refusal && cause.code !== 'server.overloaded') && !(cause instanceof Fenced))
      throw cause;
  }
}
