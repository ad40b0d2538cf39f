import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { type RefObject, useState } from 'react';
import { phrasesQuery } from '../../api/phrases.ts';
import { phraseWords } from '../../messages/areas/phrases.ts';
import { useWords } from '../../messages/use-words.ts';
import { PhraseEditor } from './PhraseEditor.tsx';
import './phrases.css';

/** Above an opinion: what is often written there. One tap puts it where the caret is (approval.md F6). */
export function PhraseChips(props: {
  /** The to-do that it is about; of many, none. */
  task?: string;
  field: RefObject<TextAreaRef | null>;
  value: string;
  onChange: (value: string) => void;
}) {
  const { task, field, value, onChange } = props;
  const say = useWords(phraseWords);
  const [isEditing, setEditing] = useState(false);
  const { data: all = [] } = useQuery(phrasesQuery(task));
  // What can only be said of one record says nothing of many.
  const phrases = task === undefined ? all.filter(({ text }) => !/\{\{\w+\}\}/.test(text)) : all;

  const insert = (text: string) => {
    const area = field.current?.resizableTextArea?.textArea;
    const [from, to] = [area?.selectionStart ?? value.length, area?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + text + value.slice(to));
    requestAnimationFrame(() => {
      area?.focus();
      area?.setSelectionRange(from + text.length, from + text.length);
    });
  };

  return (
    <div className="phrase-chips" role="toolbar" aria-label={say('title')}>
      {phrases.map(({ source, text, filled }) => (
        <button
          key={`${source} ${text}`}
          type="button"
          className="phrase-chip"
          data-source={source}
          data-user-content=""
          title={filled}
          onClick={() => insert(filled)}
        >
          {filled}
        </button>
      ))}
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={say('edit')}
        title={say('edit')}
        onClick={() => setEditing(true)}
      >
        {phrases.length === 0 && say('title')}
      </Button>
      {isEditing && (
        <PhraseEditor
          phrases={all.filter(({ source }) => source === 'personal').map(({ text }) => text)}
          onClose={() => setEditing(false)}
        />
      )}
    </div>
  );
}
