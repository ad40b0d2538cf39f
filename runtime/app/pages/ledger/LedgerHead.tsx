import { Checkbox, Segmented } from 'antd';
import type { LedgerDescription } from '../../api/ledgers.ts';
import { nounOf } from '../../components/use-label.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { SearchField } from '../list/SearchField.tsx';
import { DimensionFilter } from './DimensionFilter.tsx';
import type { LedgerPlace } from './ledger-place.ts';

/** What stands above the rows of a ledger: its name, balances or entries, and what narrows them. */
export function LedgerHead(props: {
  name: string;
  description: LedgerDescription;
  place: LedgerPlace;
  onPlace: (changed: Partial<LedgerPlace>) => void;
}) {
  const { name, description, place, onPlace } = props;
  const say = useWords(ledgerWords);
  const language = useLanguage();
  const narrow = (id: string, value: string | undefined) => {
    const { [id]: _, ...others } = place.where;
    onPlace({ where: value === undefined ? others : { ...others, [id]: value } });
  };
  return (
    <header className="list-head">
      <div className="list-head-line">
        <h1>{name}</h1>
        <Segmented<LedgerPlace['view']>
          aria-label={say('view')}
          value={place.view}
          onChange={(view) => onPlace({ view })}
          options={[
            { value: 'balances', label: say('balances') },
            { value: 'entries', label: say('entries') },
          ]}
        />
      </div>
      <div className="list-head-line list-tools">
        {place.view === 'balances' && (
          <SearchField
            name={say('search', { label: nounOf(name, language) })}
            value={place.search}
            onSearch={(search) => onPlace({ search })}
            onLeave={() => document.querySelector<HTMLElement>('[role="grid"]')?.focus()}
          />
        )}
        <fieldset className="filter-bar">
          <legend className="visually-hidden">{say('filters')}</legend>
          {Object.entries(description.dimensions).map(([id, dimension]) => (
            <DimensionFilter
              key={id}
              dimension={dimension}
              value={place.where[id]}
              onChange={(value) => narrow(id, value)}
            />
          ))}
          {place.view === 'balances' && (
            <Checkbox checked={place.zero} onChange={({ target }) => onPlace({ zero: target.checked })}>
              {say('zero')}
            </Checkbox>
          )}
        </fieldset>
      </div>
    </header>
  );
}
