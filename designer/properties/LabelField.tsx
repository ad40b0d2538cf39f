import { Input } from 'antd';
import { languages } from '../../engine/definition/common.ts';
import { isJsonObject } from '../../engine/json.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { propertyWords } from '../messages/property.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface LabelFieldProps {
  place: PropertyPlace;
  name?: string;
  /** May stay without words. */
  optional?: boolean;
  multiline?: boolean;
}

/** Words in both languages side by side; a language that is missing is said. */
export function LabelField({ place, name, optional = false, multiline = false }: LabelFieldProps) {
  const say = useWords(propertyWords);
  const { value } = useProperty(place);
  const words = isJsonObject(value) ? value : {};
  const isNamed = languages.some((language) => typeof words[language] === 'string');
  const missing = languages.filter((language) => typeof words[language] !== 'string');
  const isIncomplete = missing.length > 0 && (isNamed || !optional);
  return (
    <Property place={place} {...(name !== undefined && { name })}>
      {(id) => (
        <>
          <div className="label-field">
            {languages.map((language, index) => (
              <Words
                key={language}
                id={index === 0 ? id : undefined}
                place={{ ...place, path: [...place.path, language] }}
                language={language}
                multiline={multiline}
              />
            ))}
          </div>
          {isIncomplete && isNamed && (
            <p className="label-missing">
              ▲ {say('missingLanguage', { language: say(missing[0] === 'en' ? 'english' : 'chinese') })}
            </p>
          )}
        </>
      )}
    </Property>
  );
}

interface WordsProps {
  id: string | undefined;
  place: PropertyPlace;
  language: (typeof languages)[number];
  multiline: boolean;
}

function Words({ id, place, language, multiline }: WordsProps) {
  const say = useWords(propertyWords);
  const { value, set } = useProperty<string>(place);
  const words = say(language === 'en' ? 'english' : 'chinese');
  const shared = {
    ...(id !== undefined && { id }),
    value: value ?? '',
    maxLength: 200,
    placeholder: words,
    'aria-label': words,
    'data-path': place.path.slice(2).join('/'),
    onChange: (event: { target: { value: string } }) =>
      set(event.target.value === '' ? undefined : event.target.value),
  };
  return multiline ? (
    <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} {...shared} />
  ) : (
    <Input prefix={say(language === 'en' ? 'englishMark' : 'chineseMark')} {...shared} />
  );
}
