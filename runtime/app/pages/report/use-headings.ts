import { useMemo } from 'react';
import type { ReportDescription } from '../../api/reports.ts';
import { useSession } from '../../api/session.ts';
import { useLabel } from '../../components/use-label.ts';

/** What the columns of a report are called, by id; amounts say their currency. */
export function useHeadings({ groups, measures }: ReportDescription): ReadonlyMap<string, string> {
  const label = useLabel();
  const { tenant } = useSession();
  return useMemo(
    () =>
      new Map(
        [...groups, ...measures].map(({ id, label: words, type, currency }) => [
          id,
          type === 'money' ? `${label(words)} (${currency ?? tenant.currency})` : label(words),
        ]),
      ),
    [groups, measures, label, tenant.currency],
  );
}
