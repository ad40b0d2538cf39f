import type { PathStep } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { PersonMark } from '../PersonMark.tsx';
import { useMoment } from '../use-moment.ts';
import { traceSentence } from './trace-sentence.ts';

/** Who has a seat in a step, what they said, and by which rules they were found. */
export function StepDetails({ step, fieldName }: { step: PathStep; fieldName: (path: string) => string }) {
  const say = useWords(approvalWords);
  const moment = useMoment();
  return (
    <div className="step-details">
      {step.order === 'sequential' && step.slots.length > 1 && <p>{say('sequential')}</p>}
      <ul>
        {step.slots.map(({ id, assignee, state, opinion, decidedAt }) => (
          <li key={id}>
            <PersonMark name={assignee.name} size={24} />
            <span>
              <strong data-user-content="">{assignee.name}</strong>
              {assignee.position && <small data-user-content=""> {assignee.position}</small>}
              {opinion && <q data-user-content="">{opinion}</q>}
            </span>
            <span className="step-details-state">
              {say(step.when === 'predicted' ? 'visit-predicted' : `slot-${state}`)}
              {decidedAt && <time dateTime={decidedAt}>{moment.full(decidedAt)}</time>}
            </span>
          </li>
        ))}
      </ul>
      {step.trace.length > 0 && (
        <>
          <h3>{say('why')}</h3>
          <ol>
            {step.trace.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a trace never move
              <li key={index} data-user-content="">
                {traceSentence(one, say, fieldName)}
              </li>
            ))}
          </ol>
        </>
      )}
      {step.dependsOn.length > 0 && (
        <p className="step-details-depends">
          {say('dependsOn', { fields: step.dependsOn.map(fieldName).join('、') })}
        </p>
      )}
    </div>
  );
}
