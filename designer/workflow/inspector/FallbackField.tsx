import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { propertyWords } from '../../messages/property.ts';
import { RolePick, UserPick } from '../../organisation/picks.tsx';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { valueName } from '../../words/names.ts';

const plain = ['parent-level', 'flow-admin', 'auto-pass', 'auto-reject', 'fail'] as const;
const usual: Json[] = ['flow-admin'];

/** What happens when nobody is found, tried in order (approval.md E2). */
export function FallbackField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const { value, set } = useProperty<Json[]>(place, usual);
  const chain = Array.isArray(value) ? value : usual;
  const replace = (index: number, one: Json | undefined) =>
    set(chain.flatMap((old, at) => (at === index ? (one === undefined ? [] : [one]) : [old])));
  const swap = (index: number, by: -1 | 1) => {
    const next = [...chain];
    [next[index], next[index + by]] = [next[index + by] as Json, next[index] as Json];
    set(next);
  };
  return (
    <Property place={place} hint={say('ifNoneHint')}>
      {(id) => (
        <>
          <ol className="fallbacks">
            {chain.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              <li key={index} data-path={`assignees/ifNone/${index}`}>
                <span className="fallback-count">{index + 1}</span>
                <Fallback value={one} onChange={(next) => replace(index, next)} />
                <Buttons
                  isFirst={index === 0}
                  isLast={index === chain.length - 1}
                  onMove={(by) => swap(index, by)}
                  onRemove={() => replace(index, undefined)}
                />
              </li>
            ))}
          </ol>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                ...plain
                  .filter((one) => !chain.includes(one))
                  .map((key) => ({ key: key as string, label: label(valueName('ifNone', key)) })),
                { key: 'role', label: say('fallbackRole') },
                { key: 'user', label: say('fallbackUser') },
              ],
              onClick: ({ key }) => {
                const isNamed = key === 'role' || key === 'user';
                set([...chain, isNamed ? { [key]: '' } : key]);
              },
            }}
          >
            <Button id={id} size="small" type="dashed" icon={<PlusOutlined />} disabled={chain.length >= 6}>
              {say('addFallback')}
            </Button>
          </Dropdown>
        </>
      )}
    </Property>
  );
}

function Fallback({ value, onChange }: { value: Json; onChange: (value: JsonObject) => void }) {
  const label = useLabel();
  if (!isJsonObject(value)) return <span>{label(valueName('ifNone', String(value)))}</span>;
  if ('user' in value) return <UserPick value={value.user} onChange={(user) => onChange({ user })} />;
  return <RolePick value={value.role} onChange={(role) => onChange({ role })} />;
}

interface ButtonsProps {
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

function Buttons({ isFirst, isLast, onMove, onRemove }: ButtonsProps) {
  const say = useWords(propertyWords);
  const remove = useWords(inspectorWords)('removeFallback');
  const shared = { type: 'text', size: 'small' } as const;
  return (
    <span className="row-buttons">
      <Button
        {...shared}
        icon={<ArrowUpOutlined />}
        aria-label={say('moveUp')}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <Button
        {...shared}
        icon={<ArrowDownOutlined />}
        aria-label={say('moveDown')}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <Button {...shared} icon={<DeleteOutlined />} aria-label={remove} onClick={onRemove} />
    </span>
  );
}
