import { Refusal } from '../../refusal.ts';
import { takeEarlyChoices } from '../choices.ts';
import { whyNotDirect } from '../resume.ts';
import type { Run } from '../run.ts';
import { takeBack } from '../take-back.ts';
import { requireFields } from './required-fields.ts';
import { placeToken, startOf } from './start.ts';

/**
 * The initiator submits a returned record again. `restart` and, since the target is the initiator,
 * `from-target` take the normal way with the new data; `direct` goes straight to the returner's
 * node, unless something that decided the way has changed or the returner is not there any more
 * (approval.md B7).
 */
export function resubmit(run: Run): void {
  const { resume, initiator, state } = run.instance;
  if (state !== 'returned' || !resume) throw new Refusal('instance.closed', { state });
  if (run.command.actor.id !== initiator.id) throw new Refusal('instance.not-initiator');
  requireFields(run, startOf(run));
  const fallback = resume.mode === 'direct' ? whyNotDirect(run, resume) : undefined;
  const mode = fallback === undefined ? resume.mode : 'from-target';
  run.emit({ type: 'resubmitted', mode, ...(fallback !== undefined && { fallback }) });
  if (mode !== 'direct') takeBack(run);
  takeEarlyChoices(run);
  const { node: to, continues } = resume;
  placeToken(run, mode === 'direct' ? { to, ...(continues && { continues }) } : undefined);
}
