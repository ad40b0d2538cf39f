import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { entityQuery } from '../../api/entity.ts';
import type { Task } from '../../api/tasks.ts';
import { BatchCheck } from '../../components/batch/BatchCheck.tsx';
import { FieldValue } from '../../components/FieldValue.tsx';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { type InboxWord, inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';

/** One to-do: what, in which step, from whom, since when, and the facts that its workflow names. */
export function TaskCard({ task, isShown }: { task: Task; isShown: boolean }) {
  const say = useWords(inboxWords);
  const act = useWords(actWords);
  const label = useLabel();
  const moment = useMoment();
  const { data: description } = useQuery(entityQuery(task.entity));
  const fields = description?.entity.fields ?? {};
  return (
    <>
      <BatchCheck task={task} />
      <Link
        to={`/inbox/${task.id}${task.status === 'done' ? '?status=done' : ''}`}
        replace={false}
        className="task-card"
        aria-current={isShown || undefined}
      >
        <span className="task-card-head">
          <strong className="ellipsis" data-user-content="">
            {task.title}
          </strong>
          {task.status === 'done' ? (
            <span className="task-card-node">{say(outcomeWord(task.outcome))}</span>
          ) : (
            <span className="task-card-node ellipsis">
              {label(task.node.label)}
              {task.kind === 'advise' && <em> · {act('adviseBadge')}</em>}
              {task.kind === 'reply' && (
                <em>
                  {task.node.label && ' · '}
                  {act('replyBadge')}
                </em>
              )}
            </span>
          )}
        </span>
        <span className="task-card-from">
          {label(description?.entity.label)} ·{' '}
          <span data-user-content="">{say('from', { name: task.initiator })}</span>
          <time dateTime={task.createdAt} title={moment.full(task.createdAt)}>
            {moment.ago(task.createdAt)}
          </time>
        </span>
        {task.status === 'open' && task.dueAt !== null && <Due at={task.dueAt} />}
        <dl>
          {task.summary.map(({ field, value }) => {
            const definition = fields[field];
            return definition && value !== null ? (
              <div key={field}>
                <dt>{label(definition.label)}</dt>
                <dd className="number">
                  <FieldValue field={definition} value={value} />
                </dd>
              </div>
            ) : null;
          })}
        </dl>
      </Link>
    </>
  );
}

/** By when, or for how long it has been overdue. */
function Due({ at }: { at: string }) {
  const say = useWords(inboxWords);
  const moment = useMoment();
  const { isOver, words } = moment.until(at);
  return (
    <time
      className={isOver ? 'task-card-due is-over' : 'task-card-due'}
      dateTime={at}
      title={moment.full(at)}
    >
      {say(isOver ? 'overdue' : 'due', { time: words })}
    </time>
  );
}

function outcomeWord(outcome: string | null): InboxWord {
  const word = `outcome-${outcome}`;
  return word in inboxWords.en ? (word as InboxWord) : 'outcome-other';
}
