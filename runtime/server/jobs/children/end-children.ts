import { isOver } from '../../../../engine/workflow/instance.ts';
import { type Acting, scopeOf } from '../../operations/acting.ts';
import { runCommand } from '../../operations/run-instance.ts';
import type { Errand } from '../../store/errands.ts';
import { findInstance } from '../../store/instances.ts';

/** What is said of an approval that ends because the one that started it does not go on with it. */
const reason = 'parent-ended';

/**
 * Ends approvals that nobody waits for any more, one after the other; what those have started in turn they
 * end by themselves (approval.md G5, B9, B12). Doing it again changes nothing.
 */
export async function endChildren(
  acting: Acting,
  key: string,
  { children, state }: Errand & { kind: 'end-children' },
): Promise<void> {
  for (const id of children) {
    const child = await findInstance(scopeOf(acting), id);
    if (!child || isOver(child)) continue;
    await runCommand(acting, id, {
      commandId: `${key}:${id}`,
      verb: 'terminate',
      actor: { id: 'system:rule', isAdministrator: true },
      opinion: reason,
      outcome: state,
    });
  }
}
