import { CheckCircleOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { deadLettersQuery } from '../../api/letters.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { PageState } from '../../components/states/PageState.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { LetterLine } from './LetterLine.tsx';
import './admin.css';

/** Mail that could not be delivered, why, and the way to send it again (reliability.md B07). */
export default function LettersPage() {
  const say = useWords(adminWords);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(deadLettersQuery);
  usePageTitle(say('letters'));
  if (error && !data) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!data) return <PageSkeleton />;
  const letters = data.pages.flatMap(({ items }) => items);
  return (
    <div className="admin-page">
      <h1>{say('letters')}</h1>
      {letters.length === 0 ? (
        <PageState
          role="status"
          icon={<CheckCircleOutlined />}
          title={say('noLetters')}
          hint={say('noLettersHint')}
        />
      ) : (
        <section>
          <p>{say('lettersHint')}</p>
          <ul className="admin-handovers">
            {letters.map((letter) => (
              <LetterLine key={letter.id} letter={letter} />
            ))}
          </ul>
        </section>
      )}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {say('moreLetters')}
        </Button>
      )}
    </div>
  );
}
