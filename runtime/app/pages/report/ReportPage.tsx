import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { reportDescriptionQuery } from '../../api/reports.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { ReportView } from './ReportView.tsx';

/** A table report. */
export default function ReportPage() {
  const { report = '' } = useParams();
  const { data: description, error, refetch } = useQuery(reportDescriptionQuery(report));
  if (error && !description) return <ProblemState problem={error} onRetry={() => refetch()} />;
  if (!description) return <PageSkeleton />;
  return <ReportView key={report} description={description} />;
}
