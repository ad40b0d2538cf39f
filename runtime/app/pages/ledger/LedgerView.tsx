import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { LedgerDescription } from '../../api/ledgers.ts';
import { usePageLabel } from '../../api/modules.ts';
import { useLabel } from '../../components/use-label.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useAnyRecordChange } from '../../realtime/record-changes.ts';
import { BalanceList } from './BalanceList.tsx';
import { EntryList } from './EntryList.tsx';
import { LedgerHead } from './LedgerHead.tsx';
import { dimensionColumns } from './ledger-columns.tsx';
import { useLedgerPlace } from './ledger-place.ts';
import '../list/record-list.css';
import './ledger.css';

/** Balances or entries of a ledger, narrowed by its dimensions; a balance opens the entries that it is the sum of. */
export function LedgerView({ description }: { description: LedgerDescription }) {
  const { id } = description;
  const label = useLabel();
  const client = useQueryClient();
  const [place, setPlace] = useLedgerPlace(description);
  const name = label(usePageLabel(`/ledger/${id}`) ?? description.label);
  const dimensions = useMemo(() => dimensionColumns(description, label), [description, label]);
  usePageTitle(name);
  // Postings come from documents of any kind.
  useAnyRecordChange(() => client.invalidateQueries({ queryKey: ['ledger', id], refetchType: 'active' }));
  const View = place.view === 'entries' ? EntryList : BalanceList;
  return (
    <div className="record-list">
      <LedgerHead name={name} description={description} place={place} onPlace={setPlace} />
      <View name={name} description={description} dimensions={dimensions} place={place} onPlace={setPlace} />
    </div>
  );
}
