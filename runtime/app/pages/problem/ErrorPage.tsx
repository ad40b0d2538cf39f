import { Button } from 'antd';
import { Link } from 'react-router';
import { PageState } from '../../components/states/PageState.tsx';
import { problemWords } from '../../messages/areas/problems.ts';
import { useWords } from '../../messages/use-words.ts';

/** A page that crashed, in place of itself; the rest of the app goes on. */
export function ErrorPage() {
  const say = useWords(problemWords);
  return (
    <PageState role="alert" title={say('crashedTitle')} hint={say('crashedHint')}>
      <Button type="primary" onClick={() => window.location.reload()}>
        {say('reload')}
      </Button>
      <Link to="/">{say('home')}</Link>
    </PageState>
  );
}
