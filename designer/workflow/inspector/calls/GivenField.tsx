import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { useWorkflow } from '../../workflow-context.tsx';
import { ValueFormula } from './ValueFormula.tsx';

/** What a request sends besides its address, under names of its own (approval.md G6). */
export function GivenField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const { place: within } = useWorkflow();
  const { value, set } = useProperty<JsonObject>(place);
  const input = isJsonObject(value) ? value : {};
  const names = Object.keys(input).filter((one) => one !== 'url');
  const rename = (from: string, to: string) => {
    const isTaken = to === '' || Object.hasOwn(input, to);
    if (isTaken) return;
    set(Object.fromEntries(Object.entries(input).map(([key, one]) => [key === from ? to : key, one])));
  };
  const remove = (name: string) => {
    const { [name]: _, ...rest } = input;
    set(rest);
  };
  return (
    <Property place={place} name={say('given')}>
      {(id) => (
        <>
          <ul className="mapping">
            {names.map((name) => (
              <li key={name} data-path={`${place.path.slice(2).join('/')}/${name}`}>
                <Input
                  size="small"
                  className="mono"
                  maxLength={60}
                  aria-label={say('name')}
                  defaultValue={name}
                  onBlur={(event) => rename(name, event.target.value.trim())}
                />
                <ValueFormula
                  label={say('valueOf', { name })}
                  value={String(input[name])}
                  within={within}
                  onChange={(next) => set({ ...input, [name]: next })}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say('removeOf', { name })}
                  onClick={() => remove(name)}
                />
              </li>
            ))}
          </ul>
          <Button
            id={id}
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            onClick={() => set({ ...input, [freeName(input)]: '' })}
          >
            {say('addGiven')}
          </Button>
        </>
      )}
    </Property>
  );
}

/** `value`, `value2`, …: names of what a request sends are like those of fields. */
function freeName(input: JsonObject): string {
  if (!Object.hasOwn(input, 'value')) return 'value';
  for (let count = 2; ; count++) if (!Object.hasOwn(input, `value${count}`)) return `value${count}`;
}
