import { Button, Input } from 'antd';
import { useState } from 'react';
import { answerQuestion, type Question } from '../../api/questions.ts';
import { useSession } from '../../api/session.ts';
import { isComposing } from '../../keys/press.ts';
import { questionWords } from '../../messages/areas/questions.ts';
import { useWords } from '../../messages/use-words.ts';
import { PersonMark } from '../PersonMark.tsx';
import { useMoment } from '../use-moment.ts';
import { useSend } from './use-send.ts';

/** One question with its answer; whoever was asked answers in place. */
export function QuestionItem(props: {
  question: Question;
  record: { entity: string; id: string };
  instance: string;
}) {
  const { question, record, instance } = props;
  const { by, to, text, at, state, answer } = question;
  const say = useWords(questionWords);
  const moment = useMoment();
  const { user } = useSession();
  const [typed, setTyped] = useState('');
  const { send, isBusy } = useSend(record);
  const reply = () =>
    typed.trim() !== '' && send(() => answerQuestion(instance, question.id, typed.trim()), say('answered'));
  return (
    <li data-state={state}>
      <PersonMark name={by.title} size={24} />
      <div>
        <p>
          <strong data-user-content="">{by.title}</strong>{' '}
          <span data-user-content="">{say('asks', { name: to.title })}</span>
          <time dateTime={at} title={moment.full(at)}>
            {moment.ago(at)}
          </time>
        </p>
        <q data-user-content="">{text}</q>
        {answer && (
          <p className="question-answer">
            <strong data-user-content="">{to.title}</strong>
            <q data-user-content="">{answer.text}</q>
            <time dateTime={answer.at} title={moment.full(answer.at)}>
              {moment.ago(answer.at)}
            </time>
          </p>
        )}
        {state === 'open' && to.id !== user.id && <small>{say('waits')}</small>}
        {state === 'closed' && <small>{say('closed')}</small>}
        {state === 'open' && to.id === user.id && (
          <div className="question-form">
            <Input.TextArea
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={2000}
              aria-label={say('reply')}
              placeholder={say('replyHint')}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onPressEnter={(event) => {
                if (event.shiftKey || isComposing(event.nativeEvent)) return;
                event.preventDefault();
                reply();
              }}
            />
            <Button type="primary" loading={isBusy} disabled={typed.trim() === ''} onClick={reply}>
              {say('reply')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
