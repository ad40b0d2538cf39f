import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { balancesQuery, type LedgerBalance } from '../../api/ledgers.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import { useLabel } from '../../components/use-label.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { useWords } from '../../messages/use-words.ts';
import { LedgerRows } from './LedgerRows.tsx';
import { measureColumn } from './ledger-columns.tsx';
import type { LedgerListProps } from './ledger-list.ts';
import { writePlace } from './ledger-place.ts';
import { MeasureTotals } from './MeasureTotals.tsx';

/** What a ledger amounts to; a row opens the entries that it is the sum of. */
export function BalanceList({ name, description, dimensions, place, onPlace }: LedgerListProps) {
  const { id, measures } = description;
  const say = useWords(ledgerWords);
  const label = useLabel();
  const query = useInfiniteQuery(balancesQuery(id, place));
  const columns = useMemo<TableColumn<LedgerBalance>[]>(
    () => [
      ...dimensions,
      ...Object.entries(measures).map(([measure, definition]) =>
        measureColumn<LedgerBalance>(
          { id: measure, label: label(definition.label) },
          definition,
          (row) => row.measures[measure],
        ),
      ),
    ],
    [dimensions, measures, label],
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const totals = query.data?.pages.at(-1)?.totals;
  const isNarrowed = place.search !== '' || Object.keys(place.where).length > 0;
  return (
    <LedgerRows
      name={name}
      columns={columns}
      titleColumns={1}
      rows={rows}
      query={query}
      hrefOf={({ dimensions: of }) => {
        const where = Object.entries(of).map(
          ([dimension, value]) => [dimension, typeof value === 'object' ? value.id : value] as const,
        );
        const entries = { ...place, view: 'entries', search: '', where: Object.fromEntries(where) } as const;
        return `/ledger/${id}?${writePlace(entries)}`;
      }}
      empty={{ title: say('emptyBalances'), hint: say('emptyBalancesHint') }}
      onClear={isNarrowed ? () => onPlace({ search: '', where: {} }) : undefined}
      foot={totals && rows.length > 0 && <MeasureTotals measures={measures} totals={totals} />}
    />
  );
}
