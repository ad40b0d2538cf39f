import { ArrowDownOutlined, ArrowUpOutlined, HolderOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { type DragEvent, useState } from 'react';
import { isNamedBy } from '../../components/palette/pinyin-initials.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ColumnChoice } from './chosen-columns.ts';
import { type ListField, standardWidth } from './list-field.ts';
import './column-chooser.css';

/** Which columns a list shows and in what order; by dragging or by the arrows (WCAG 2.5.7). */
export function ColumnChooser({ fields, choice }: { fields: readonly ListField[]; choice: ColumnChoice }) {
  const say = useWords(listWords);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<Chooser fields={fields} choice={choice} />}
    >
      <Button type="text" icon={<SettingOutlined />}>
        {say('columns')}
      </Button>
    </Popover>
  );
}

function Chooser({ fields, choice }: { fields: readonly ListField[]; choice: ColumnChoice }) {
  const say = useWords(listWords);
  const [typed, setTyped] = useState('');
  const { columns, choose } = choice;
  const chosen = columns.flatMap(({ path }) => fields.find((one) => one.path === path) ?? []);
  const others = fields.filter((one) => !chosen.includes(one));
  const shown = [...chosen, ...others].filter((one) => isNamedBy(one.label, typed));
  const toggle = (field: ListField, isOn: boolean) =>
    choose(
      isOn
        ? [...columns, { path: field.path, width: standardWidth(field.field) }]
        : columns.filter((one) => one.path !== field.path),
    );
  const move = (from: number, to: number) => {
    const next = [...columns];
    const [moved] = next.splice(from, 1);
    if (moved && to >= 0 && to < columns.length) choose([...next.slice(0, to), moved, ...next.slice(to)]);
  };
  return (
    <div className="column-chooser">
      <p>{say('columnsHint')}</p>
      <Input
        size="small"
        allowClear
        placeholder={say('findColumn')}
        aria-label={say('findColumn')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul>
        {shown.map((field) => {
          const at = columns.findIndex((one) => one.path === field.path);
          return (
            <ColumnLine
              key={field.path}
              field={field}
              at={at}
              isOnly={columns.length === 1 && at === 0}
              isLast={at === columns.length - 1}
              onToggle={(isOn) => toggle(field, isOn)}
              onMove={move}
            />
          );
        })}
      </ul>
      <Button type="link" size="small" disabled={choice.isStandard} onClick={choice.reset}>
        {say('resetColumns')}
      </Button>
    </div>
  );
}

function ColumnLine(props: {
  field: ListField;
  /** Place among the shown ones; -1 for one that is not. */
  at: number;
  isOnly: boolean;
  isLast: boolean;
  onToggle: (isOn: boolean) => void;
  onMove: (from: number, to: number) => void;
}) {
  const { field, at, onMove } = props;
  const say = useWords(listWords);
  const isShown = at >= 0;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onMove(Number(event.dataTransfer.getData('text/plain')), at);
  };
  return (
    <li
      draggable={isShown}
      onDragStart={(event) => event.dataTransfer.setData('text/plain', String(at))}
      onDragOver={(event) => isShown && event.preventDefault()}
      onDrop={drop}
    >
      <HolderOutlined aria-hidden="true" style={{ visibility: isShown ? 'visible' : 'hidden' }} />
      <Checkbox
        checked={isShown}
        disabled={props.isOnly}
        onChange={({ target }) => props.onToggle(target.checked)}
      >
        {field.label}
      </Checkbox>
      {isShown && (
        <span>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={`${field.label}: ${say('moveUp')}`}
            disabled={at === 0}
            onClick={() => onMove(at, at - 1)}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={`${field.label}: ${say('moveDown')}`}
            disabled={props.isLast}
            onClick={() => onMove(at, at + 1)}
          />
        </span>
      )}
    </li>
  );
}
