import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { tasksQuery } from '../../api/tasks.ts';
import { homeWords } from '../../messages/areas/home.ts';
import { useWords } from '../../messages/use-words.ts';
import { TaskCard } from '../inbox/TaskCard.tsx';
import { HomeSection } from './HomeSection.tsx';
import '../inbox/inbox.css';

const shown = 8;

/** The newest to-dos. */
export function WaitingTasks() {
  const say = useWords(homeWords);
  const { data: tasks = [], hasNextPage, isPending } = useInfiniteQuery(tasksQuery('open'));
  return (
    <HomeSection
      title={say('todo')}
      count={tasks.length > 0 ? `${tasks.length}${hasNextPage ? '+' : ''}` : ''}
      more={tasks.length > 0 && <Link to="/inbox">{say('allTodo')}</Link>}
      empty={
        <>
          {say('noTodo')}
          <small>{say('noTodoHint')}</small>
        </>
      }
      isEmpty={tasks.length === 0}
      isPending={isPending}
    >
      {tasks.slice(0, shown).map((task) => (
        <TaskCard key={task.id} task={task} isShown={false} />
      ))}
    </HomeSection>
  );
}
