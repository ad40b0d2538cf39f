// biome-ignore-all lint/a11y/useSemanticElements: only rows in sight exist, which a table element cannot say
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names its active row (ARIA grid)
import { CaretDownFilled, CaretUpFilled } from '@ant-design/icons';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import type { TableColumn, TableSort } from './column.ts';
import { ResizeHandle } from './ResizeHandle.tsx';

/** The names of the columns; a click sorts, the edge resizes. */
export function TableHead<R>(props: {
  columns: readonly TableColumn<R>[];
  sort: TableSort | undefined;
  onSort?: (column: string) => void;
  onResize?: (column: string, width: number) => void;
}) {
  const { sort, onSort, onResize } = props;
  return (
    <div role="rowgroup" className="record-table-head">
      <div role="row" aria-rowindex={1}>
        {props.columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            className={column.isNumeric ? 'is-numeric' : ''}
            aria-sort={
              sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined
            }
          >
            {onSort && column.isSortable ? (
              <SortButton column={column} sort={sort} onSort={onSort} />
            ) : (
              <span className="ellipsis">{column.label}</span>
            )}
            {onResize && <ResizeHandle column={column} onResize={onResize} />}
          </div>
        ))}
      </div>
    </div>
  );
}

function SortButton<R>({
  column,
  sort,
  onSort,
}: {
  column: TableColumn<R>;
  sort: TableSort | undefined;
  onSort: (column: string) => void;
}) {
  const say = useWords(listWords);
  const isSorted = sort?.column === column.id;
  return (
    <button
      type="button"
      className="plain-button sort-button"
      title={say('sortBy', { label: column.label })}
      onClick={() => onSort(column.id)}
    >
      <span className="ellipsis">{column.label}</span>
      {isSorted && (sort.descending ? <CaretDownFilled /> : <CaretUpFilled />)}
    </button>
  );
}
