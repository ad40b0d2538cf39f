import type { LedgerDescription } from '../../api/ledgers.ts';
import { useLabel } from '../../components/use-label.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { useWords } from '../../messages/use-words.ts';
import { MeasureValue } from './ledger-columns.tsx';

/** What all balances come to, whether they are on the screen or not. */
export function MeasureTotals(props: {
  measures: LedgerDescription['measures'];
  totals: Readonly<Record<string, string>>;
}) {
  const say = useWords(ledgerWords);
  const label = useLabel();
  return (
    <dl className="ledger-totals">
      {Object.entries(props.measures).map(([id, measure]) => (
        <div key={id}>
          <dt>{say('total', { label: label(measure.label) })}</dt>
          <dd>
            <MeasureValue measure={measure} value={props.totals[id] ?? '0'} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
