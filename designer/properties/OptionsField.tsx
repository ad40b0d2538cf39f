import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit } from '../draft/DraftProvider.tsx';
import { targetIn } from '../draft/definition-ref.ts';
import { freeId } from '../graph/fragment.ts';
import { propertyWords } from '../messages/property.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';
import './options.css';

/** The options of a choice, in their order, named in both languages. */
export function OptionsField({ place }: { place: PropertyPlace }) {
  const say = useWords(propertyWords);
  const edit = useEdit();
  const { value } = useProperty<JsonObject>(place);
  const options = isJsonObject(value) ? value : {};
  const ids = Object.keys(options);
  const target = (...path: string[]) => targetIn(place.definition, ...place.path, ...path);
  const move = (id: string, by: -1 | 1) => {
    const beside = ids[ids.indexOf(id) + by];
    if (beside === undefined) return;
    edit({ kind: 'move-entry', target: target(id), place: by < 0 ? { before: beside } : { after: beside } });
  };
  const add = () => {
    const id = freeId('x-option', (one) => Object.hasOwn(options, one));
    edit({ kind: 'add-entry', target: target(id), value: { label: {} } });
  };
  return (
    <Property place={place}>
      {(id) => (
        <>
          <ol className="options">
            {ids.map((option, index) => (
              <li key={option}>
                <Words place={place} option={option} language="zh-CN" id={index === 0 ? id : undefined} />
                <Words place={place} option={option} language="en" id={undefined} />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={say('moveUp')}
                  disabled={index === 0}
                  onClick={() => move(option, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={say('moveDown')}
                  disabled={index === ids.length - 1}
                  onClick={() => move(option, 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say('remove')}
                  onClick={() => edit({ kind: 'remove-entry', target: target(option) })}
                />
              </li>
            ))}
          </ol>
          <Button size="small" type="dashed" icon={<PlusOutlined />} onClick={add}>
            {say('add')}
          </Button>
        </>
      )}
    </Property>
  );
}

interface WordsProps {
  place: PropertyPlace;
  option: string;
  language: 'zh-CN' | 'en';
  id: string | undefined;
}

function Words({ place, option, language, id }: WordsProps) {
  const say = useWords(propertyWords);
  const at = { ...place, path: [...place.path, option, 'label', language] };
  const { value, set } = useProperty<string>(at);
  const words = say(language === 'en' ? 'english' : 'chinese');
  return (
    <Input
      {...(id !== undefined && { id })}
      prefix={say(language === 'en' ? 'englishMark' : 'chineseMark')}
      maxLength={200}
      value={value ?? ''}
      aria-label={`${option} ${words}`}
      data-path={at.path.slice(2).join('/')}
      onChange={(event) => set(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}
