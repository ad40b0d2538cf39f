import type { LedgerBalance, LedgerDescription } from '../../api/ledgers.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import type { LedgerPlace } from './ledger-place.ts';

/** What either list of a ledger is drawn from. */
export interface LedgerListProps {
  name: string;
  description: LedgerDescription;
  /** What both lists show first. */
  dimensions: readonly TableColumn<LedgerBalance>[];
  place: LedgerPlace;
  onPlace: (changed: Partial<LedgerPlace>) => void;
}
