import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';

export interface MappingOption {
  value: string;
  label: string;
}

export interface MappingFieldProps {
  place: PropertyPlace;
  name: string;
  hint?: string;
  /** What may be filled, in order. */
  keys: readonly MappingOption[];
  /** Keys that other controls edit. */
  without?: readonly string[];
  addLabel: string;
  /** The control for one value. */
  control: (key: string, value: string, onChange: (value: string) => void) => ReactNode;
}

const none: JsonObject = {};

/** A property that says, field by field, where its value comes from: a row for each. */
export function MappingField(props: MappingFieldProps) {
  const { place, name, hint, keys, without = [], addLabel, control } = props;
  const say = useWords(callWords);
  const { value, set } = useProperty<JsonObject>(place, none);
  const entries = isJsonObject(value) ? value : none;
  const shown = Object.keys(entries).filter((key) => !without.includes(key));
  const labelOf = (key: string) => keys.find((one) => one.value === key)?.label ?? key;
  const left = keys.filter((one) => !Object.hasOwn(entries, one.value));
  const change = (key: string, next: string | undefined) => {
    const { [key]: _, ...rest } = entries;
    set(next === undefined ? rest : { ...entries, [key]: next });
  };
  return (
    <Property place={place} name={name} {...(hint !== undefined && { hint })}>
      {(id) => (
        <>
          <ul className="mapping">
            {shown.map((key) => (
              <li key={key} data-path={`${place.path.slice(2).join('/')}/${key}`}>
                <span className="ellipsis" title={labelOf(key)} data-user-content="">
                  {labelOf(key)}
                </span>
                {control(key, String(entries[key] ?? ''), (next) => change(key, next))}
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say('removeOf', { name: labelOf(key) })}
                  onClick={() => change(key, undefined)}
                />
              </li>
            ))}
          </ul>
          <Dropdown
            trigger={['click']}
            disabled={left.length === 0}
            menu={{
              className: 'long-menu',
              items: left.map((one) => ({ key: one.value, label: one.label })),
              onClick: ({ key }) => change(key, ''),
            }}
          >
            <Button id={id} size="small" type="dashed" icon={<PlusOutlined />}>
              {addLabel}
            </Button>
          </Dropdown>
        </>
      )}
    </Property>
  );
}
