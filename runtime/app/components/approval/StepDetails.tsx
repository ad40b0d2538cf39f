import type { PathStep } from '../../api/approval-path.ts';
import { type ApprovalWord, approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { SlotLine } from './SlotLine.tsx';
import { traceSentence } from './trace-sentence.ts';

/** Who has a seat in a step, what they said, and by which rules they were found. */
export function StepDetails({ step, fieldName }: { step: PathStep; fieldName: (path: string) => string }) {
  const say = useWords(approvalWords);
  const reason = reasonWord(step.reason);
  return (
    <div className="step-details">
      {step.order === 'sequential' && step.slots.length > 1 && <p>{say('sequential')}</p>}
      {reason && <p>{say(reason)}</p>}
      <ul>
        {step.slots
          .filter((slot) => slot.addition === undefined)
          .map((slot) => (
            <SlotLine key={slot.id} step={step} slot={slot} />
          ))}
      </ul>
      {(step.additions ?? []).map((addition) => (
        <section key={addition.id}>
          <h3 data-user-content="">
            {say('added', {
              name: step.slots.find(({ id }) => id === addition.by)?.assignee.name ?? '',
              place: say(`added-${addition.place}`),
              decision: say(`decision-${addition.decision}`),
            })}{' '}
            · {say(`addition-${addition.state}`)}
          </h3>
          <ul>
            {step.slots
              .filter((slot) => slot.addition === addition.id)
              .map((slot) => (
                <SlotLine key={slot.id} step={step} slot={slot} />
              ))}
          </ul>
        </section>
      ))}
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

/** The words of why a step was passed over or closed by a rule, where there are any. */
function reasonWord(reason: string | undefined): ApprovalWord | undefined {
  const word = `reason-${reason}`;
  return word in approvalWords.en ? (word as ApprovalWord) : undefined;
}
