import { type Ref, useImperativeHandle, useRef } from 'react';
import { isError } from '../../../engine/issue.ts';
import { formWords } from '../messages/areas/form.ts';
import { issueMessage } from '../messages/code-message.ts';
import { useLanguage, useWords } from '../messages/use-words.ts';
import { useForm, useFormState } from './form-context.ts';
import { inFormOrder } from './in-form-order.ts';
import { labelOfSpot } from './label-of-spot.ts';
import { NoteIcon } from './theme/NoteIcon.tsx';

interface ErrorSummaryProps {
  /** Whether it is to be seen: after a save that did not go through. */
  isShown: boolean;
  ref: Ref<{ focus(): void }>;
  onGo: (key: string) => void;
}

/** More than these are counted, not listed. */
const mostListed = 8;

/** Everything that keeps a record from being saved, each a way to its field or cell. */
export function ErrorSummary({ isShown, ref, onGo }: ErrorSummaryProps) {
  const { model, sections } = useForm();
  const language = useLanguage();
  const say = useWords(formWords);
  const issues = useFormState((state) => state.issues);
  const frame = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => frame.current?.focus() }), []);
  const errors = isShown
    ? inFormOrder([...issues.keys()], sections, model).flatMap((key) =>
        (issues.get(key) ?? []).filter(isError).map((one) => ({ key, one })),
      )
    : [];
  return (
    <div
      ref={frame}
      role="alert"
      tabIndex={-1}
      className="form-summary"
      data-empty={errors.length === 0 || undefined}
    >
      {errors.length > 0 && (
        <>
          <p className="form-summary-title">
            <NoteIcon isError />
            {say('problems', { count: errors.length })}
          </p>
          <ul>
            {errors.slice(0, mostListed).map(({ key, one }) => {
              const label = labelOfSpot(model, key, language);
              const message = issueMessage(language, one);
              return (
                <li key={`${key} ${one.code} ${one.params.check ?? ''}`}>
                  {key === '' ? (
                    message
                  ) : (
                    <button type="button" className="form-link" onClick={() => onGo(key)}>
                      {label === '' ? message : say('labelled', { label, message })}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
          {errors.length > mostListed && (
            <p className="form-note">{say('moreProblems', { count: errors.length - mostListed })}</p>
          )}
        </>
      )}
    </div>
  );
}
