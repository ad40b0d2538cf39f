import { Button } from 'antd';
import { useStore } from 'zustand';
import { isError } from '../../../engine/issue.ts';
import { useFormState } from '../form/form-context.ts';
import { gridWords } from '../messages/areas/grid.ts';
import { useWords } from '../messages/use-words.ts';
import type { GridModel } from './grid-model.ts';

/** What a paste or a deletion came to, with the way to what needs a look and the way back. */
export function GridReportBar({ grid }: { grid: GridModel }) {
  const say = useWords(gridWords);
  const report = useStore(grid.state, (state) => state.report);
  const wrong = useFormState(({ issues }) => {
    const keys = [...issues].filter(([, list]) => list.some(isError)).map(([key]) => key);
    return (report?.lines ?? [])
      .flatMap((line) => keys.find((key) => key.startsWith(`${grid.lines}/${line}/`)) ?? [])
      .join(' ');
  });
  const isWaiting = useFormState(({ content }) =>
    (report?.lines ?? []).some((line) =>
      [...content.waiting.keys()].some((key) => key.includes(`/${line}/`)),
    ),
  );
  const toMend = wrong === '' ? [] : wrong.split(' ');
  const close = () => grid.state.setState({ report: undefined });
  return (
    <span role="status" className="grid-report">
      {report && (
        <>
          <span>
            {say(report.kind, { count: report.count })}
            {isWaiting && say('stillLooking')}
            {!isWaiting && toMend.length > 0 && say('toMend', { count: toMend.length })}
          </span>
          {!isWaiting && toMend.length > 0 && (
            <Button
              size="small"
              type="link"
              onClick={() => {
                const cell = grid.cellOf(toMend[0] ?? '');
                if (cell) grid.go(cell);
              }}
            >
              {say('show')}
            </Button>
          )}
          <Button
            size="small"
            type="link"
            onClick={() => {
              grid.form.undo();
              close();
              grid.port?.focusCell();
            }}
          >
            {say('undo')}
          </Button>
          <Button size="small" type="link" onClick={close}>
            {say('close')}
          </Button>
        </>
      )}
    </span>
  );
}
