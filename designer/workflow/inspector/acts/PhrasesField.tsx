import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { languages } from '../../../../engine/definition/common.ts';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { propertyWords } from '../../../messages/property.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';

const most = 20;
const none: Json[] = [];

/** What stands for something of the record, as it is written. */
const placeholders = {
  title: '{{title}}',
  initiator: '{{initiator}}',
  date: '{{date}}',
  amount: '{{amount}}',
};

/** What people often write at a node, in both languages (approval.md F6). */
export function PhrasesField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const more = useWords(propertyWords);
  const { value, set } = useProperty<Json[]>(place, none);
  const phrases = (Array.isArray(value) ? value : none).filter(isJsonObject);
  const replace = (index: number, one: JsonObject | undefined) =>
    set(phrases.flatMap((old, at) => (at === index ? (one ? [one] : []) : [old])));
  return (
    <Property place={place} hint={say('phrasesHint', placeholders)}>
      {(id) => (
        <>
          <ol className="phrase-list">
            {phrases.map((phrase, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: phrases have no identity but their place
              <li key={index} data-path={`phrases/${index}`}>
                <Phrase value={phrase} count={index + 1} onChange={(next) => replace(index, next)} />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={more('remove')}
                  onClick={() => replace(index, undefined)}
                />
              </li>
            ))}
          </ol>
          <Button
            id={id}
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            disabled={phrases.length >= most}
            onClick={() => set([...phrases, {}])}
          >
            {more('add')}
          </Button>
        </>
      )}
    </Property>
  );
}

interface PhraseProps {
  value: JsonObject;
  count: number;
  onChange: (phrase: JsonObject) => void;
}

function Phrase({ value, count, onChange }: PhraseProps) {
  const say = useWords(propertyWords);
  return languages.map((language) => (
    <Input
      key={language}
      prefix={say(language === 'en' ? 'englishMark' : 'chineseMark')}
      maxLength={200}
      value={String(value[language] ?? '')}
      aria-label={`${say(language === 'en' ? 'english' : 'chinese')} ${count}`}
      onChange={({ target }) => {
        const { [language]: _, ...rest } = value;
        onChange(target.value === '' ? rest : { ...rest, [language]: target.value });
      }}
    />
  ));
}
