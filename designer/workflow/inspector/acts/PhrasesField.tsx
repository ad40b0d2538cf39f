import { Input } from 'antd';
import { languages } from '../../../../engine/definition/common.ts';
import type { JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { propertyWords } from '../../../messages/property.ts';
import { ListField } from '../../../properties/ListField.tsx';
import type { PropertyPlace } from '../../../properties/use-property.ts';

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
  return (
    <ListField
      place={place}
      hint={say('phrasesHint', placeholders)}
      className="phrase-list"
      most={20}
      fresh={{}}
      addLabel={more('add')}
      removeLabel={more('remove')}
      entry={(phrase, index, onChange) => [
        <Phrase key="phrase" value={phrase} count={index + 1} onChange={onChange} />,
      ]}
    />
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
