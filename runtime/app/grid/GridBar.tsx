import { DeleteOutlined, PlusOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useStore } from 'zustand';
import { useFormState } from '../form/form-context.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useWords } from '../messages/use-words.ts';
import { GridReportBar } from './GridReportBar.tsx';
import type { GridColumn } from './grid-columns.ts';
import type { GridModel } from './grid-model.ts';
import { deleteLines } from './run-command.ts';

interface GridBarProps {
  grid: GridModel;
  columns: readonly GridColumn[];
  count: number;
  label: string;
}

/** Below the grid: what can be done with lines, and what has just been done with many of them. */
export function GridBar({ grid, columns, count, label }: GridBarProps) {
  const say = useWords(gridWords);
  const isEditing = useFormState((state) => state.mode === 'edit');
  const mode = useStore(grid.state, (state) => state.mode);
  const hasActive = useStore(grid.state, (state) => state.active !== undefined && state.mode !== 'away');
  const source = columns.find(
    ({ field }) => field.definition.type === 'reference' && grid.mayEnterNew(field.id),
  );
  if (!isEditing) return null;
  return (
    <div className="grid-bar">
      {grid.canAdd && (
        <Button
          size="small"
          type="text"
          icon={<PlusOutlined />}
          aria-label={say('addLineTo', { label })}
          onClick={() => grid.openBlank(count)}
        >
          {say('addLine')}
        </Button>
      )}
      {grid.canAdd && source && (
        <Button
          size="small"
          type="text"
          icon={<UnorderedListOutlined />}
          onClick={() => {
            grid.openBlank(count);
            grid.state.setState({ isLookingUp: true });
          }}
        >
          {say('addMany')}
        </Button>
      )}
      {grid.canDelete && (
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          disabled={!hasActive}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => deleteLines(grid)}
        >
          {say('deleteLines')}
        </Button>
      )}
      <GridReportBar grid={grid} />
      {(mode === 'navigation' || mode === 'edit') && (
        <span className="grid-hint" aria-hidden="true">
          {say('hint')}
        </span>
      )}
    </div>
  );
}
