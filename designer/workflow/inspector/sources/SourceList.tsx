import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import type { ReactNode } from 'react';
import type { JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import type { SourceControl } from './standing-sources.tsx';

type Kind = keyof (typeof sourceFieldWords)['en'];

export interface SourceListProps<K extends Kind> {
  id?: string | undefined;
  sources: readonly JsonObject[];
  /** The ways that are offered, in order. */
  kinds: readonly K[];
  controls: Readonly<Record<K, SourceControl>>;
  /** Where the list is within the node, for what jumps there. */
  path: string;
  addLabel: string;
  most?: number;
  onChange: (sources: JsonObject[]) => void;
  /** What stands under each source besides its own controls. */
  seat?: (source: JsonObject, onChange: (source: JsonObject) => void) => ReactNode;
}

/** Where people come from: any number of sources, each with its kind and what that asks for. */
export function SourceList<K extends Kind>(props: SourceListProps<K>) {
  const { id, sources, kinds, controls, path, addLabel, most = 20, onChange, seat } = props;
  const say = useWords(sourceFieldWords);
  const replace = (index: number, source: JsonObject | undefined) =>
    onChange(sources.flatMap((one, at) => (at === index ? (source ? [source] : []) : [one])));
  const options = kinds.map((value) => ({ value, label: say(value) }));
  return (
    <>
      {sources.map((source, index) => {
        const kind = kinds.find((one) => one in source) ?? (kinds[0] as K);
        const { Control } = controls[kind];
        const set = (next: JsonObject) => replace(index, next);
        return (
          <fieldset
            // biome-ignore lint/suspicious/noArrayIndexKey: sources have no identity but their place
            key={index}
            className="source"
            aria-label={say('sourceOf', { count: index + 1 })}
            data-path={`${path}/${index}`}
          >
            <Select<K>
              {...(index === 0 && id !== undefined && { id })}
              aria-label={say('sourceOf', { count: index + 1 })}
              value={kind}
              options={options}
              onChange={(next) => set({ ...controls[next].begin, ...seatOf(source) })}
              popupMatchSelectWidth={false}
              listHeight={320}
            />
            <Control source={source} onChange={set} />
            {seat?.(source, set)}
            <Button
              type="text"
              size="small"
              className="source-remove"
              icon={<DeleteOutlined />}
              aria-label={say('removeSource')}
              onClick={() => replace(index, undefined)}
            />
          </fieldset>
        );
      })}
      <Dropdown
        trigger={['click']}
        menu={{
          items: options.map(({ value, label }) => ({ key: value, label })),
          onClick: ({ key }) => onChange([...sources, controls[key as K].begin]),
        }}
      >
        <Button type="dashed" icon={<PlusOutlined />} disabled={sources.length >= most}>
          {addLabel}
        </Button>
      </Dropdown>
    </>
  );
}

/** What a source is in a vote stays when its kind changes. */
function seatOf({ weight, signsFor }: JsonObject): JsonObject {
  return { ...(weight !== undefined && { weight }), ...(signsFor !== undefined && { signsFor }) };
}
