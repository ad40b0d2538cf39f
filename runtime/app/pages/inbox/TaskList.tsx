import { Button, Segmented } from 'antd';
import type { KeyboardEvent } from 'react';
import type { Task, TaskStatus } from '../../api/tasks.ts';
import { BatchBar } from '../../components/batch/BatchBar.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { AwayLine } from './AwayLine.tsx';
import { EmptyInbox } from './EmptyInbox.tsx';
import { TaskCard } from './TaskCard.tsx';

/** The to-dos of a person, or what they have done; arrows go from one to the next. */
export function TaskList(props: {
  status: TaskStatus;
  tasks: readonly Task[];
  isPending: boolean;
  shown: Task | undefined;
  onOpen: (task: Task) => void;
  onStatus: (status: TaskStatus) => void;
  onMore?: () => void;
}) {
  const { status, tasks, shown, onOpen, onMore } = props;
  const say = useWords(inboxWords);
  const isPhone = useIsPhone();
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = by && tasks[tasks.findIndex((task) => task.id === shown?.id) + by];
    if (!next) return;
    event.preventDefault();
    onOpen(next);
    document.getElementById(`task-${next.id}`)?.focus();
  };
  return (
    <section className="task-list" aria-label={say('list')}>
      <header>
        <h1>{say('title')}</h1>
        <Segmented
          aria-label={say('title')}
          value={status}
          onChange={props.onStatus}
          options={(['open', 'done'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </header>
      {status === 'open' && <AwayLine />}
      {status === 'open' && <BatchBar tasks={tasks} shown={shown} />}
      <ul onKeyDown={press}>
        {props.isPending &&
          Array.from({ length: 6 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey cards without any identity
            <li key={index} className="task-card is-pending" aria-hidden="true">
              <i className="grey-bar" />
              <i className="grey-bar" />
            </li>
          ))}
        {tasks.map((task) => (
          <TaskCard key={task.id} task={task} isShown={task.id === shown?.id} />
        ))}
      </ul>
      {isPhone && !props.isPending && tasks.length === 0 && <EmptyInbox status={status} isGone={false} />}
      {onMore && (
        <Button type="link" block onClick={onMore}>
          {say('more')}
        </Button>
      )}
    </section>
  );
}
