import { Refusal } from '../../refusal.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';

/** Refuses to decide without a signature where the node asks for one, or with one that it does not take (approval.md F4); a rehearsal goes on. */
export function requireSignature({ command }: Run, { definition }: NodeOf<'approval'>): void {
  if (command.rehearsal) return;
  const { signature, verb } = command;
  if (!signature && definition.signature === 'required')
    throw new Refusal('task.signature-required', { action: verb });
  if (signature && definition.signature === 'none')
    throw new Refusal('task.action-not-offered', { action: 'sign' });
  if (signature?.reused && !definition.reuseSignature)
    throw new Refusal('task.signature-required', { action: verb });
}
