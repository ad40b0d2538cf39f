import { Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useId, useRef } from 'react';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { PhraseChips } from '../phrases/PhraseChips.tsx';
import { useIsPhone } from '../use-media.ts';
import { setOpinion, useDecisions } from './pending-decisions.ts';

/** The words that go with a decision, with what is often said at hand. */
export function OpinionField(props: {
  task: string;
  isRequired: boolean;
  isMissing: boolean;
  isFirst: boolean;
  onTyped: () => void;
}) {
  const { task, isRequired, isMissing } = props;
  const say = useWords(inboxWords);
  const problemId = useId();
  const isPhone = useIsPhone();
  const field = useRef<TextAreaRef>(null);
  const opinion = useDecisions((all) => all.opinions[task] ?? '');
  const type = (next: string) => {
    props.onTyped();
    setOpinion(task, next);
  };
  return (
    <div>
      <PhraseChips task={task} field={field} value={opinion} onChange={type} />
      <Input.TextArea
        ref={field}
        // On a phone the keyboard would cover what is being decided; it comes where words are needed.
        autoFocus={props.isFirst && (!isPhone || isRequired)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        status={isMissing ? 'error' : ''}
        aria-label={say('opinion')}
        aria-describedby={problemId}
        aria-required={isRequired}
        placeholder={say(isRequired ? 'opinionRequired' : 'opinionOptional')}
        value={opinion}
        onChange={({ target }) => type(target.value)}
      />
      <p id={problemId} className="decision-panel-hint" role={isMissing ? 'alert' : undefined}>
        {isMissing ? <em>{say('opinionMissing')}</em> : !isPhone && say('confirmHint')}
      </p>
    </div>
  );
}
