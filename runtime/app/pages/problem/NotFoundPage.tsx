import { CompassOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { PageState } from '../../components/states/PageState.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { problemWords } from '../../messages/areas/problems.ts';
import { useWords } from '../../messages/use-words.ts';

/** An address that names nothing. */
export function NotFoundPage() {
  const say = useWords(problemWords);
  usePageTitle(say('notFoundTitle'));
  return (
    <PageState icon={<CompassOutlined />} title={say('notFoundTitle')} hint={say('notFoundHint')}>
      <Link to="/">{say('home')}</Link>
    </PageState>
  );
}
