import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

interface ListFieldProps {
  place: PropertyPlace;
  hint: string;
  /** How the list looks. */
  className: string;
  most: number;
  /** What a new entry begins as. */
  fresh: JsonObject;
  addLabel: string;
  removeLabel: string;
  /** The head of an entry stands beside its button, the rest below. */
  entry: (value: JsonObject, index: number, onChange: (value: JsonObject) => void) => [ReactNode, ReactNode?];
}

const none: Json[] = [];

/** A property that is a list of things without names, each with its controls. */
export function ListField(props: ListFieldProps) {
  const { place, hint, className, most, fresh, addLabel, removeLabel, entry } = props;
  const { value, set } = useProperty<Json[]>(place, none);
  const all = (Array.isArray(value) ? value : none).filter(isJsonObject);
  const replace = (index: number, one: JsonObject | undefined) =>
    set(all.flatMap((old, at) => (at === index ? (one ? [one] : []) : [old])));
  return (
    <Property place={place} hint={hint}>
      {(id) => (
        <>
          <ol className={className}>
            {all.map((one, index) => {
              const [head, rest] = entry(one, index, (next) => replace(index, next));
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the entries have no identity but their place
                <li key={index} data-path={`${place.path.at(-1)}/${index}`}>
                  {head}
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={removeLabel}
                    onClick={() => replace(index, undefined)}
                  />
                  {rest}
                </li>
              );
            })}
          </ol>
          <Button
            id={id}
            size="small"
            type="dashed"
            icon={<PlusOutlined />}
            disabled={all.length >= most}
            onClick={() => set([...all, fresh])}
          >
            {addLabel}
          </Button>
        </>
      )}
    </Property>
  );
}
