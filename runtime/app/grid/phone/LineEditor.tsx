import { DeleteOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { useEffect } from 'react';
import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { linesOf } from '../../../../engine/record/values.ts';
import { useForm, useFormState } from '../../form/form-context.ts';
import { newLine } from '../../form/model/line-names.ts';
import { keyOf } from '../../form/model/spot.ts';
import { gridWords } from '../../messages/areas/grid.ts';
import { useWords } from '../../messages/use-words.ts';
import { sumOf } from '../GridFoot.tsx';
import type { GridColumn } from '../grid-columns.ts';
import { LineField } from './LineField.tsx';

interface LineEditorProps {
  field: CompiledField;
  label: string;
  columns: readonly GridColumn[];
  total: GridColumn | undefined;
  /** The line; one that is not in the record yet begins with the first thing typed. */
  line: string;
  /** The column to go to. */
  begin: string | undefined;
  onGo: (line: string) => void;
  onDelete: (() => void) | undefined;
  onClose: () => void;
}

/** One line over the whole screen, with the way to its neighbours and what the lines come to so far. */
export function LineEditor(props: LineEditorProps) {
  const { field, label, columns, total, line, begin, onGo, onDelete, onClose } = props;
  const { id } = useForm();
  const say = useWords(gridWords);
  const rows = useFormState(({ content }) => linesOf(content.values, field.id));
  const canAdd = useFormState(({ mode, rights }) => mode === 'edit' && rights.addLines.has(field.id));
  const at = rows.findIndex((row) => row.id === line);
  const isNew = at < 0;
  const before = rows[isNew ? rows.length - 1 : at - 1];
  const after = isNew ? undefined : rows[at + 1];
  const elementId = (column: string) => `${id}-line-${column}`;

  useEffect(() => {
    if (begin !== undefined) document.getElementById(`${id}-line-${begin}`)?.focus();
  }, [begin, id]);
  const goToFirst = () => document.querySelector<HTMLElement>('.line-editor input')?.focus();

  return (
    <Drawer
      open
      placement="right"
      size="100%"
      onClose={onClose}
      title={say('lineTitle', {
        line: isNew ? rows.length + 1 : at + 1,
        count: rows.length + (isNew ? 1 : 0),
      })}
      aria-label={label}
      afterOpenChange={(isOpen) => isOpen && isNew && goToFirst()}
      extra={
        onDelete &&
        !isNew && (
          <Button
            danger
            type="text"
            icon={<DeleteOutlined />}
            aria-label={say('deleteLine')}
            onClick={onDelete}
          />
        )
      }
      footer={
        <div className="line-editor-foot">
          {total && (
            <p className="line-cards-total">
              <span>{say('runningTotal')}</span>
              <span className="number">{sumOf(rows, total) || '0'}</span>
            </p>
          )}
          <div className="line-editor-buttons">
            <Button
              icon={<LeftOutlined />}
              aria-label={say('previous')}
              disabled={!before}
              onClick={() => before && onGo(before.id)}
            />
            <Button
              icon={<RightOutlined />}
              aria-label={say('next')}
              disabled={!after && (isNew || !canAdd)}
              onClick={() => onGo(after?.id ?? newLine())}
            />
            <Button type="primary" className="line-editor-done" onClick={onClose}>
              {say('done')}
            </Button>
          </div>
        </div>
      }
    >
      <div className="line-editor">
        {columns.map((column) => (
          <LineField
            key={`${line} ${column.field.id}`}
            column={column}
            id={elementId(column.field.id)}
            spot={keyOf({ lines: field.id, line, field: column.field.id })}
            begins={isNew ? { kind: 'insert', lines: field.id, line, at: rows.length } : undefined}
          />
        ))}
      </div>
    </Drawer>
  );
}
