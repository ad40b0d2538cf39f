import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ledgerQuery } from '../../api/ledgers.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { LedgerView } from './LedgerView.tsx';

/** A ledger: what it amounts to, and what made it so. */
export default function LedgerPage() {
  const { ledger = '' } = useParams();
  const { data: description, error, refetch } = useQuery(ledgerQuery(ledger));
  if (error && !description) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!description) return <PageSkeleton />;
  return <LedgerView key={ledger} description={description} />;
}
