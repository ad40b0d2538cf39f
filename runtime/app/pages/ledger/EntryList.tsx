import { useInfiniteQuery } from '@tanstack/react-query';
import { balancesQuery, entriesQuery, type LedgerEntry } from '../../api/ledgers.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { usePersonName } from '../../components/use-person-name.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { useWords } from '../../messages/use-words.ts';
import { balancesAfter } from './balances-after.ts';
import { EntrySource } from './EntrySource.tsx';
import { LedgerRows } from './LedgerRows.tsx';
import { measureColumn } from './ledger-columns.tsx';
import type { LedgerListProps } from './ledger-list.ts';

/** The entries of a ledger, newest first, each with its document; of one thing also what was left after each. */
export function EntryList({ name, description, dimensions, place, onPlace }: LedgerListProps) {
  const { id, measures } = description;
  const say = useWords(ledgerWords);
  const label = useLabel();
  const moment = useMoment();
  const nameOf = usePersonName();
  const { where } = place;
  const query = useInfiniteQuery(entriesQuery(id, where));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  // Adding up different things tells nobody anything: the first dimension is what a ledger is about.
  const [subject = ''] = Object.keys(description.dimensions);
  const isOfOne = where[subject] !== undefined;
  const now = useInfiniteQuery({
    ...balancesQuery(id, { where, search: '', zero: false }),
    enabled: isOfOne,
  }).data?.pages[0]?.totals;
  const after = isOfOne && now ? balancesAfter(rows, now) : undefined;
  const columns: TableColumn<LedgerEntry>[] = [
    { id: 'source', label: say('source'), width: 230, render: (entry) => <EntrySource entry={entry} /> },
    {
      id: 'at',
      label: say('at'),
      width: 140,
      render: ({ at }) => <time dateTime={at}>{moment.full(at)}</time>,
    },
    ...dimensions.filter((column) => where[column.id] === undefined),
    ...Object.entries(measures).flatMap(([measure, definition]) => {
      const words = label(definition.label);
      const change = measureColumn<LedgerEntry>(
        { id: measure, label: words },
        definition,
        (entry) => entry.measures[measure],
      );
      const left = measureColumn<LedgerEntry>(
        { id: `${measure} after`, label: say('after', { label: words }) },
        definition,
        (entry) => after?.get(entry.id)?.[measure],
      );
      return isOfOne ? [change, left] : [change];
    }),
    {
      id: 'by',
      label: say('by'),
      width: 110,
      render: ({ by }) => <span data-user-content="">{nameOf(by)}</span>,
    },
  ];
  return (
    <LedgerRows
      name={name}
      columns={columns}
      titleColumns={1}
      rows={rows}
      query={query}
      hrefOf={({ entity, record, recordTitle }) =>
        recordTitle === null ? undefined : `/record/${entity}/${record}`
      }
      empty={{ title: say('emptyEntries'), hint: say('emptyEntriesHint') }}
      onClear={Object.keys(where).length > 0 ? () => onPlace({ where: {} }) : undefined}
    />
  );
}
