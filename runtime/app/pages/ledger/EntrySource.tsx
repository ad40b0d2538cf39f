import type { LedgerEntry } from '../../api/ledgers.ts';
import { useModules } from '../../api/modules.ts';
import { useLabel } from '../../components/use-label.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { useWords } from '../../messages/use-words.ts';

/** The document that made an entry. */
export function EntrySource({ entry }: { entry: LedgerEntry }) {
  const say = useWords(ledgerWords);
  const label = useLabel();
  const items = useModules().flatMap((module) => module.menu);
  const kind = label(items.find((item) => item.entity === entry.entity)?.recordLabel);
  return (
    <span className="ledger-source">
      {entry.recordTitle === null ? (
        <span className="ledger-blank">{say('hidden')}</span>
      ) : (
        <span className="ledger-source-title" data-user-content="">
          {entry.recordTitle}
        </span>
      )}
      {kind !== '' && <small>{kind}</small>}
      {entry.reverses !== null && <small className="ledger-reversal">{say('reversal')}</small>}
    </span>
  );
}
