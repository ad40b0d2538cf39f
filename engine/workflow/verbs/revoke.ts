import { Refusal } from '../../refusal.ts';
import { compensate } from '../compensate.ts';
import type { Run } from '../run.ts';

/**
 * What was approved is cancelled later by a request of its own: its approval is revoked (approval.md K4,
 * L7). No visit or slot changes, since what people decided stays decided (K2); what its services did is
 * taken back, the last one first (B5). Doing it again changes nothing.
 */
export function revoke(run: Run): void {
  const { state } = run.instance;
  if (state === 'revoked') return;
  if (state !== 'approved' || !run.command.amendment) throw new Refusal('instance.closed', { state });
  run.emit({ type: 'ended', state: 'revoked', at: run.now });
  compensate(run);
}
