import type { PathStep } from '../../api/approval-path.ts';
import { type ApprovalWord, approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { PersonMark } from '../PersonMark.tsx';
import { ProofOfDecision } from '../proof/ProofOfDecision.tsx';
import { useMoment } from '../use-moment.ts';

type Slot = PathStep['slots'][number];

const originWords: Partial<Record<Slot['origin'], ApprovalWord>> = {
  transfer: 'origin-transfer',
  delegate: 'origin-delegate',
  'add-parallel': 'origin-add-parallel',
  proxy: 'origin-proxy',
  escalation: 'origin-escalation',
  admin: 'origin-admin',
};

/** One seat: whose, how it came to be, what weight its vote has, what was said and advised. */
export function SlotLine({ step, slot }: { step: PathStep; slot: Slot }) {
  const say = useWords(approvalWords);
  const moment = useMoment();
  const { assignee, state, origin, group, weight, opinion, decidedAt, advice = [], by, viewed } = slot;
  const word = originWords[origin];
  const from = step.slots.find(({ id }) => id === slot.from)?.assignee.name ?? '';
  const notes = [
    word && say(word, { name: from }),
    group !== undefined && say('group', { group }),
    weight !== undefined && say('weight', { weight }),
    by && say('by', { name: by.name }),
  ].filter(Boolean);
  return (
    <li>
      <PersonMark name={assignee.name} size={24} />
      <span>
        <strong data-user-content="">{assignee.name}</strong>
        {notes.length > 0 && <small data-user-content=""> {notes.join(' · ')}</small>}
        {opinion && <q data-user-content="">{opinion}</q>}
        <ProofOfDecision files={slot.files} signature={slot.signature} />
        {advice.map((one) => (
          <span key={`${one.by.id} ${one.at}`} className="step-details-advice" data-user-content="">
            {say('advised', { name: one.by.name, advice: say(`advice-${one.advice}`) })}
            {one.opinion && <q>{one.opinion}</q>}
          </span>
        ))}
      </span>
      <span className="step-details-state">
        {say(step.when === 'predicted' ? 'visit-predicted' : `slot-${state}`)}
        {decidedAt && <time dateTime={decidedAt}>{moment.full(decidedAt)}</time>}
        {!decidedAt && viewed && (
          <time dateTime={viewed.at} data-user-content={viewed.by && ''}>
            {viewed.by
              ? say('seenBy', { name: viewed.by.title, time: moment.full(viewed.at) })
              : say('seen', { time: moment.full(viewed.at) })}
          </time>
        )}
      </span>
    </li>
  );
}
