import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { type SourceKind, sourceControls, sourceKindOf, sourceKinds } from './source-kinds.tsx';

/** Where approvers come from: any number of sources, whose people are all asked. */
export function SourcesField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const { value, set } = useProperty<Json[]>(place, none);
  const sources = Array.isArray(value) ? value.filter(isJsonObject) : [];
  const replace = (index: number, source: JsonObject | undefined) =>
    set(sources.flatMap((one, at) => (at === index ? (source ? [source] : []) : [one])));
  return (
    <Property place={place} name={say('who')}>
      {(id) => (
        <>
          {sources.map((source, index) => (
            <Source
              // biome-ignore lint/suspicious/noArrayIndexKey: sources have no identity but their place
              key={index}
              id={index === 0 ? id : undefined}
              index={index}
              source={source}
              onChange={(next) => replace(index, next)}
            />
          ))}
          <Dropdown
            trigger={['click']}
            menu={{
              items: sourceKinds.map((kind) => ({ key: kind, label: say(kind) })),
              onClick: ({ key }) => set([...sources, sourceControls[key as SourceKind].begin]),
            }}
          >
            <Button type="dashed" icon={<PlusOutlined />}>
              {say('addSource')}
            </Button>
          </Dropdown>
        </>
      )}
    </Property>
  );
}

const none: Json[] = [];

interface SourceProps {
  id: string | undefined;
  index: number;
  source: JsonObject;
  onChange: (source: JsonObject | undefined) => void;
}

function Source({ id, index, source, onChange }: SourceProps) {
  const say = useWords(inspectorWords);
  const kind = sourceKindOf(source);
  const { Control } = sourceControls[kind];
  return (
    <fieldset
      className="source"
      aria-label={say('sourceOf', { count: index + 1 })}
      data-path={`assignees/from/${index}`}
    >
      <Select<SourceKind>
        {...(id !== undefined && { id })}
        aria-label={say('sourceOf', { count: index + 1 })}
        value={kind}
        options={sourceKinds.map((value) => ({ value, label: say(value) }))}
        onChange={(next) => onChange(sourceControls[next].begin)}
        popupMatchSelectWidth={false}
      />
      <Control source={source} onChange={onChange} />
      <Button
        type="text"
        size="small"
        className="source-remove"
        icon={<DeleteOutlined />}
        aria-label={say('removeSource')}
        onClick={() => onChange(undefined)}
      />
    </fieldset>
  );
}
