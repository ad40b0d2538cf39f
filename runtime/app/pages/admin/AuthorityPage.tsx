import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type AuthorityVerdict, laddersQuery } from '../../api/authority.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { useLabel } from '../../components/use-label.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { AuthorityTrial } from './AuthorityTrial.tsx';
import { LadderPicture } from './LadderPicture.tsx';
import '../../components/acts/acts.css';
import './admin.css';

/** Who may approve what, drawn on one scale of amounts for each document, and tried out (approval.md A8). */
export default function AuthorityPage() {
  const say = useWords(adminWords);
  const label = useLabel();
  const { data, error, refetch } = useQuery(laddersQuery);
  const [verdict, setVerdict] = useState<AuthorityVerdict>();
  usePageTitle(say('authority'));
  if (error && !data) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!data) return <PageSkeleton />;
  const documents = [...new Map(data.ladders.map(({ document }) => [document.id, document])).values()];
  return (
    <div className="admin-page">
      <h1>{say('authority')}</h1>
      {documents.length > 0 && (
        <AuthorityTrial documents={documents} verdict={verdict} onVerdict={setVerdict} />
      )}
      <section>
        <h2>{say('ladders')}</h2>
        {documents.length === 0 && (
          <p role="status">
            {say('noLadders')} · <Link to="/new/approval-authority">{say('newLadder')}</Link>
          </p>
        )}
        {documents.map((document) => (
          <LadderPicture
            key={document.id}
            name={label(document.label) || document.id}
            ladders={data.ladders.filter((one) => one.document.id === document.id)}
            problems={data.problems}
            verdict={verdict}
          />
        ))}
      </section>
    </div>
  );
}
