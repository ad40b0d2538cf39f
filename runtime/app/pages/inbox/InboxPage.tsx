import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { type Task, type TaskStatus, tasksQuery } from '../../api/tasks.ts';
import { useDecisions } from '../../components/decision/pending-decisions.ts';
import { usePaging } from '../../components/record-table/use-paging.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useKey } from '../../keys/use-key.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { EmptyInbox } from './EmptyInbox.tsx';
import { TaskDocument } from './TaskDocument.tsx';
import { TaskList } from './TaskList.tsx';
import './inbox.css';

const statusParameter = 'status';

/** What waits for this person: the list on the left, the document with its decision on the right; one after the other on a phone. */
export default function InboxPage() {
  const say = useWords(inboxWords);
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { task: addressed } = useParams();
  const [parameters] = useSearchParams();
  const status: TaskStatus = parameters.get(statusParameter) === 'done' ? 'done' : 'open';
  const query = useInfiniteQuery(tasksQuery(status));
  const decided = useDecisions((all) => all.pending);
  // What was just decided is gone from the list; taking it back brings it back.
  const tasks = (query.data ?? []).filter((task) => !decided.some((one) => one.task === task.id));
  const chosen = tasks.find((task) => task.id === addressed);
  const shown = chosen ?? (isPhone || addressed !== undefined ? undefined : tasks[0]);
  const { more } = usePaging(query);
  usePageTitle(say('title'));

  const open = (task: Task | undefined) =>
    navigate(`/inbox${task ? `/${task.id}` : ''}${status === 'done' ? `?${statusParameter}=done` : ''}`, {
      replace: !isPhone,
    });
  const step = (by: number) => {
    const at = tasks.findIndex((task) => task.id === shown?.id);
    const next = tasks[at + by];
    if (next) open(next);
  };
  /** The next one below takes its place; after the last one the one above. */
  const advance = (task: Task) => {
    const at = tasks.findIndex((one) => one.id === task.id);
    open(isPhone ? undefined : (tasks[at + 1] ?? tasks[at - 1]));
  };
  useKey('next', () => step(1));
  useKey('previous', () => step(-1));

  if (query.error && !query.data)
    return <ProblemState problem={query.error} onRetry={() => query.refetch()} />;
  const hasList = !isPhone || addressed === undefined;
  return (
    <div className="inbox">
      {hasList && (
        <TaskList
          status={status}
          tasks={tasks}
          isPending={query.isPending}
          shown={shown}
          onOpen={open}
          onStatus={(next) => navigate(next === 'done' ? `/inbox?${statusParameter}=done` : '/inbox')}
          onMore={more}
        />
      )}
      {(!isPhone || addressed !== undefined) && (
        <div className="inbox-document">
          {shown ? (
            <TaskDocument key={shown.id} task={shown} onDecided={() => advance(shown)} />
          ) : (
            !query.isPending && <EmptyInbox status={status} isGone={addressed !== undefined} />
          )}
        </div>
      )}
    </div>
  );
}
