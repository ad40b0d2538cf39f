import { CloudOutlined, LockOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { Problem } from '../../api/problem.ts';
import { problemWords } from '../../messages/areas/problems.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { PageState } from './PageState.tsx';

/** What could not be loaded: missing, not allowed, offline or failed, each with its way on. */
export function ProblemState({ problem, onRetry }: { problem: unknown; onRetry: () => void }) {
  const say = useWords(problemWords);
  const words = useProblemWords();
  const status = problem instanceof Problem ? problem.body.status : 500;
  if (status === 404)
    return (
      <PageState icon={<LockOutlined />} title={say('missingTitle')} hint={say('missingHint')}>
        <Link to="/">{say('home')}</Link>
      </PageState>
    );
  if (status === 403)
    return (
      <PageState icon={<LockOutlined />} title={say('deniedTitle')} hint={say('deniedHint')}>
        <Link to="/">{say('home')}</Link>
      </PageState>
    );
  const requestId = problem instanceof Problem ? problem.body.requestId : '';
  return (
    <PageState
      role="alert"
      icon={status === 0 ? <CloudOutlined /> : <WarningOutlined />}
      title={say('failedTitle')}
      hint={
        <>
          {words(problem)}
          {requestId && (
            <small style={{ display: 'block' }} data-user-content="">
              {say('requestId', { id: requestId })}
            </small>
          )}
        </>
      }
    >
      <Button onClick={onRetry}>{say('retry')}</Button>
    </PageState>
  );
}
