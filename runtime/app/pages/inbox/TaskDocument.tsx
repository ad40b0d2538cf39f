import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useEntity } from '../../api/entity.ts';
import { actionsQuery } from '../../api/record-actions.ts';
import { recordQuery } from '../../api/records.ts';
import type { Task } from '../../api/tasks.ts';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useIsPhone } from '../../components/use-media.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { RecordSkeleton } from '../record/RecordSkeleton.tsx';
import { RecordView } from '../record/RecordView.tsx';

/** The record that a task is about, as its holder may see and change it, with the decision below. */
export function TaskDocument({ task, onDecided }: { task: Task; onDecided: () => void }) {
  const say = useWords(inboxWords);
  const isPhone = useIsPhone();
  const description = useEntity(task.entity);
  const record = useQuery(recordQuery(task.entity, task.record));
  const actions = useQuery(actionsQuery(task.entity, task.record));
  const failed = [description, record, actions].find((query) => query.error && !query.data);
  if (failed) return <ProblemState problem={failed.error} onRetry={() => failed.refetch()} />;
  if (!description.data || !record.data || !actions.data) return <RecordSkeleton />;
  return (
    <>
      {isPhone && (
        <Link to="/inbox" className="inbox-back">
          <ArrowLeftOutlined /> {say('back')}
        </Link>
      )}
      <RecordView
        description={description.data}
        record={record.data}
        actions={actions.data}
        onDecided={onDecided}
      />
    </>
  );
}
