import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { type LineRow, linesOf } from '../../../../engine/record/values.ts';
import { fieldElementId, useForm, useFormState } from '../../form/form-context.ts';
import { newLine } from '../../form/model/line-names.ts';
import { gridWords } from '../../messages/areas/grid.ts';
import { useWords } from '../../messages/use-words.ts';
import { sumOf } from '../GridFoot.tsx';
import { gridColumns, worthColumn } from '../grid-columns.ts';
import type { LinesProps } from '../LineGrid.tsx';
import { LineCard } from './LineCard.tsx';
import { LineEditor } from './LineEditor.tsx';
import '../grid.css';

/** The lines of a record where one hand holds the device: a card each, and an editor over the whole screen. */
export function LineCards({ field, label, columns: laid }: LinesProps) {
  const { model, id, focusers } = useForm();
  const say = useWords(gridWords);
  const columns = useMemo(() => gridColumns(model.described.entity, field, laid), [model, field, laid]);
  const rows = useFormState(({ content }) => linesOf(content.values, field.id));
  const { mode, addLines, deleteLines } = useRights(field.id);
  const [open, setOpen] = useState<{ line: string; column?: string | undefined }>();
  const [selected, setSelected] = useState<ReadonlySet<string>>();
  const total = worthColumn(columns);

  useEffect(() => {
    focusers.set(field.id, (key) => {
      const [, line, column] = key.split('/');
      if (line !== undefined) setOpen({ line, column });
      else document.getElementById(fieldElementId(id, field.id))?.scrollIntoView({ block: 'center' });
    });
    return () => {
      focusers.delete(field.id);
    };
  }, [focusers, field.id, id]);

  const remove = (lines: Iterable<string>) => {
    model.edit([...lines].map((line) => ({ kind: 'delete', lines: field.id, line })));
    setSelected(undefined);
    setOpen(undefined);
  };
  const toggle = (line: string) => {
    const next = new Set(selected);
    if (!next.delete(line)) next.add(line);
    setSelected(next);
  };
  return (
    <div className="line-cards">
      {mode === 'edit' && deleteLines && rows.length > 0 && (
        <div className="line-cards-head">
          {selected ? (
            <>
              <span>{say('selected', { count: selected.size })}</span>
              <Button danger disabled={selected.size === 0} onClick={() => remove(selected)}>
                {say('deleteLines')}
              </Button>
              <Button onClick={() => setSelected(undefined)}>{say('cancel')}</Button>
            </>
          ) : (
            <Button type="text" onClick={() => setSelected(new Set())}>
              {say('select')}
            </Button>
          )}
        </div>
      )}
      {rows.length === 0 && <p className="form-note">{say('empty')}</p>}
      <ol aria-label={label}>
        {rows.map((row: LineRow, index) => (
          <li key={row.id} className="line-card-item">
            {selected && (
              <Checkbox
                aria-label={say('selectLine', { line: index + 1 })}
                checked={selected.has(row.id)}
                onChange={() => toggle(row.id)}
              />
            )}
            <LineCard
              lines={field.id}
              row={row}
              index={index}
              columns={columns}
              onOpen={() => (selected ? toggle(row.id) : setOpen({ line: row.id }))}
            />
          </li>
        ))}
      </ol>
      {total && rows.length > 0 && (
        <p className="line-cards-total">
          <span>{say('total', { count: rows.length })}</span>
          <span className="number">{sumOf(rows, total)}</span>
        </p>
      )}
      {mode === 'edit' && addLines && (
        <Button block icon={<PlusOutlined />} onClick={() => setOpen({ line: newLine() })}>
          {say('addLine')}
        </Button>
      )}
      {open && (
        <LineEditor
          field={field}
          label={label}
          columns={columns}
          total={total}
          line={open.line}
          begin={open.column}
          onGo={(line) => setOpen({ line })}
          onDelete={deleteLines && mode === 'edit' ? () => remove([open.line]) : undefined}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

function useRights(lines: string) {
  const mode = useFormState((state) => state.mode);
  const addLines = useFormState(({ rights }) => rights.addLines.has(lines));
  const deleteLines = useFormState(({ rights }) => rights.deleteLines.has(lines));
  return { mode, addLines, deleteLines };
}
