import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { Reference } from '../../../../engine/record/values.ts';
import { newKey } from '../../api/new-key.ts';
import { askQuestion } from '../../api/questions.ts';
import { useSession } from '../../api/session.ts';
import { isComposing } from '../../keys/press.ts';
import { questionWords } from '../../messages/areas/questions.ts';
import { useWords } from '../../messages/use-words.ts';
import { PersonPicker } from '../acts/PersonPicker.tsx';
import { useSend } from './use-send.ts';

/** Whom to ask, and what. */
export function AskForm(props: {
  record: { entity: string; id: string };
  instance: string;
  initiator: Reference;
  onDone: () => void;
}) {
  const { record, instance, initiator, onDone } = props;
  const say = useWords(questionWords);
  const isOwn = useSession().user.id === initiator.id;
  const [kind, setKind] = useState<'initiator' | 'person'>(isOwn ? 'person' : 'initiator');
  const [person, setPerson] = useState<string>();
  const [text, setText] = useState('');
  const [key] = useState(newKey);
  const { send, isBusy } = useSend(record);
  const to = kind === 'initiator' ? 'initiator' : person;
  const isComplete = to !== undefined && text.trim() !== '';
  const ask = async () => {
    if (!isComplete) return;
    if (await send(() => askQuestion(instance, { to, text: text.trim() }, key), say('asked'))) onDone();
  };
  return (
    <div className="question-ask">
      {!isOwn && (
        <Segmented
          aria-label={say('whom')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'initiator', label: `${say('initiator')} · ${initiator.title}` },
            { value: 'person', label: say('person') },
          ]}
        />
      )}
      {kind === 'person' && (
        <PersonPicker
          place={`/instances/${instance}/questions`}
          label={say('person')}
          isMany={false}
          onChange={([id]) => setPerson(id)}
        />
      )}
      <Input.TextArea
        autoFocus={!isOwn}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        aria-label={say('question')}
        placeholder={say('question')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={(event) => {
          if (event.shiftKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          ask();
        }}
        onKeyDown={({ key: pressed }) => pressed === 'Escape' && onDone()}
      />
      <div className="question-acts">
        <Button onClick={onDone}>{say('cancel')}</Button>
        <Button type="primary" loading={isBusy} disabled={!isComplete} onClick={ask}>
          {say('send')}
        </Button>
      </div>
    </div>
  );
}
