import { CheckOutlined, LoadingOutlined } from '@ant-design/icons';
import { memo } from 'react';
import { type Issue, isError } from '../../../engine/issue.ts';
import type { LineRow } from '../../../engine/record/values.ts';
import { unitOf } from '../form/controls/unit-of.ts';
import { isSame } from '../form/model/changes.ts';
import { formerLine } from '../form/use-former-value.ts';
import { formatValue } from '../form/values/format-value.ts';
import { userContentOf } from '../form/values/user-content.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { issueMessage } from '../messages/code-message.ts';
import { useLanguage, useWords } from '../messages/use-words.ts';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';

interface GridCellProps {
  grid: GridModel;
  column: GridColumn;
  row: LineRow;
  width: number;
  /** Of the first column, which stays in sight. */
  left: number | undefined;
  isOpen: boolean;
  typed: string | undefined;
  isWaiting: boolean;
  issues: readonly Issue[] | undefined;
}

/** One cell as it is read; typing happens in the one input that lies over the active cell. */
export const GridCell = memo(function GridCell(props: GridCellProps) {
  const { grid, column, row, width, left, isOpen, typed, isWaiting, issues } = props;
  const language = useLanguage();
  const say = useWords(gridWords);
  const { field, isNumeric } = column;
  const value = row[field.id];
  const text = typed ?? formatValue(field.definition, value, grid.reader);
  const severity = issues?.some(isError) ? 'error' : issues ? 'warning' : undefined;
  const notes = issues?.map((one) => issueMessage(language, one)).join('\n');
  const former = formerLine(grid.form, grid.lines, row.id);
  const isChanged =
    former === null || (former !== undefined && !isSame(former[field.id], value) && typed === undefined);
  const was = isChanged && former ? formatValue(field.definition, former[field.id], grid.reader) : '';
  const isTrue = field.definition.type === 'boolean' && value === true && typed === undefined;
  return (
    <div
      role="gridcell"
      className="grid-cell"
      data-column={field.id}
      data-first={left !== undefined || undefined}
      data-numeric={isNumeric || undefined}
      data-closed={!isOpen || undefined}
      data-changed={isChanged || undefined}
      data-severity={severity}
      data-waiting={isWaiting || undefined}
      aria-readonly={!isOpen || undefined}
      aria-invalid={severity === 'error' || undefined}
      aria-busy={isWaiting || undefined}
      data-user-content={userContentOf(field.definition)}
      title={notes ?? (text === '' ? undefined : text)}
      style={{ width, left }}
    >
      {isWaiting && <LoadingOutlined aria-label={say('lookingUp')} className="grid-waiting" />}
      {was !== '' && <del className="grid-was">{was}</del>}
      <span className="ellipsis">{isTrue ? <CheckOutlined aria-label={text} /> : text}</span>
      {severity && <span className="grid-mark" aria-hidden="true" />}
      <Unit grid={grid} column={column} row={row} isShown={text !== '' && !isWaiting} />
    </div>
  );
});

/** The unit behind a quantity, where no column of the lines says it. */
function Unit({
  grid,
  column,
  row,
  isShown,
}: Pick<GridCellProps, 'grid' | 'column' | 'row'> & { isShown: boolean }) {
  if (!isShown || !column.field.unit || grid.columns.some(({ field }) => field.id === 'unit')) return null;
  const { values } = grid.form.state.getState().content;
  const unit = unitOf(grid.form.ground, column.field, values, row);
  return unit === '' ? null : (
    <span className="form-unit" data-user-content="">
      {unit}
    </span>
  );
}
