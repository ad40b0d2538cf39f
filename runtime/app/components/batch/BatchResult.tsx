import { Link } from 'react-router';
import type { BatchRow } from '../../api/batch.ts';
import type { Task } from '../../api/tasks.ts';
import { batchWords } from '../../messages/areas/batch.ts';
import { useWords } from '../../messages/use-words.ts';

/** What became of many: how many were done, and each that was not with its reason. */
export function BatchResult(props: {
  tasks: readonly Task[];
  rows: readonly BatchRow[];
  onLeave: () => void;
}) {
  const { tasks, rows } = props;
  const say = useWords(batchWords);
  const byTask = new Map(rows.map((row) => [row.task, row]));
  const done = rows.filter(({ outcome }) => outcome === 'done').length;
  const rest = tasks.filter(({ id }) => byTask.get(id)?.outcome !== 'done');
  return (
    <div className="batch-result" role="status">
      <p>
        <strong>{say('done', { count: done })}</strong>
        {rest.length > 0 && ` · ${say('notDone', { count: rest.length })}`}
      </p>
      {rest.length > 0 && (
        <table className="batch-table">
          <thead>
            <tr>
              <th>{say('record')}</th>
              <th>{say('outcome')}</th>
              <th>{say('why')}</th>
            </tr>
          </thead>
          <tbody data-user-content="">
            {rest.map((task) => {
              const row = byTask.get(task.id);
              return (
                <tr key={task.id}>
                  <td>
                    <Link to={`/inbox/${task.id}`} onClick={props.onLeave}>
                      {task.title}
                    </Link>
                  </td>
                  <td>{say(row ? `outcome-${row.outcome as 'skipped'}` : 'outcome-stopped')}</td>
                  <td>{row?.message}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </div>
  );
}
