import { CheckCircleOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { TaskStatus } from '../../api/tasks.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';

/** Nothing to show: all done, or the one that was asked for is done by now. */
export function EmptyInbox({ status, isGone }: { status: TaskStatus; isGone: boolean }) {
  const say = useWords(inboxWords);
  if (isGone)
    return (
      <PageState role="status" icon={<CheckCircleOutlined />} title={say('gone')} hint={say('goneHint')}>
        <Link to="/inbox">{say('back')}</Link>
      </PageState>
    );
  if (status === 'done') return <PageState role="status" title={say('emptyDone')} />;
  return (
    <PageState
      role="status"
      icon={<CheckCircleOutlined />}
      title={say('emptyTitle')}
      hint={say('emptyHint')}
    />
  );
}
