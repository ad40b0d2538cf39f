import type { OverseenApproval, Overview } from '../../api/administration.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';

/** Where an approval stands and why, as one sentence. */
export function useWhy(state: Overview): (row: OverseenApproval) => string {
  const say = useWords(adminWords);
  const reasons = useWords(approvalWords);
  const label = useLabel();
  const language = useLanguage();
  const moment = useMoment();
  return ({ nodes, failure, suspension, dueAt }) => {
    const node = nodes.map((one) => label(one.label) || one.id).join(comma[language]);
    if (failure) {
      const reason = reasons(`failure-${failure.code}`);
      const { to } = failure;
      return say('why-failed', {
        node: label(to.label) || to.id,
        reason: failure.code === 'loop' ? `${reason} (${failure.detail})` : reason,
      });
    }
    if (suspension) return say('why-suspended', suspension);
    if (state === 'overdue' && dueAt !== null)
      return say('why-overdue', { node, time: moment.until(dueAt).words });
    return state === 'returned' ? say('why-returned') : say('why-running', { node });
  };
}
