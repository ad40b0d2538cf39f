import { Segmented } from 'antd';
import { useRef } from 'react';
import type { Task, TaskStatus } from '../../api/tasks.ts';
import { BatchBar } from '../../components/batch/BatchBar.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { AwayLine } from './AwayLine.tsx';
import { EmptyInbox } from './EmptyInbox.tsx';
import { TaskCards } from './TaskCards.tsx';

/** The to-dos of a person, or what they have done; arrows go from one to the next. */
export function TaskList(props: {
  status: TaskStatus;
  tasks: readonly Task[];
  isPending: boolean;
  shown: Task | undefined;
  onOpen: (task: Task) => void;
  onStatus: (status: TaskStatus) => void;
  /** The end of what has come is near. */
  onMore: (() => void) | undefined;
}) {
  const { status, tasks, shown, onOpen, onMore } = props;
  const say = useWords(inboxWords);
  const isPhone = useIsPhone();
  const frame = useRef<HTMLElement>(null);
  return (
    <section ref={frame} className="task-list" aria-label={say('list')}>
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
      {props.isPending ? (
        <PendingCards />
      ) : (
        <TaskCards frame={frame} tasks={tasks} shown={shown} onOpen={onOpen} onMore={onMore} />
      )}
      {isPhone && !props.isPending && tasks.length === 0 && <EmptyInbox status={status} isGone={false} />}
    </section>
  );
}

/** Grey cards while the first to-dos come. */
function PendingCards() {
  return (
    <ul className="is-pending">
      {Array.from({ length: 6 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey cards without any identity
        <li key={index} className="task-card is-pending" aria-hidden="true">
          <i className="grey-bar" />
          <i className="grey-bar" />
        </li>
      ))}
    </ul>
  );
}
