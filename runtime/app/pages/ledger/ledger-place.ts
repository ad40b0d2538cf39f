import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { BalanceQuery, LedgerDescription } from '../../api/ledgers.ts';

/** What a ledger's page is asked to show; it lives in the address, so that a link shows the same to somebody else. */
export interface LedgerPlace extends BalanceQuery {
  view: 'balances' | 'entries';
}

const viewParameter = 'view';
const searchParameter = 'q';
const zeroParameter = 'zero';
/** Keeps the names of dimensions apart from the others. */
const dimensionPrefix = 'd.';

export function parsePlace(
  parameters: URLSearchParams,
  { dimensions }: Pick<LedgerDescription, 'dimensions'>,
): LedgerPlace {
  const where = Object.keys(dimensions).flatMap((id) => {
    const value = parameters.get(dimensionPrefix + id);
    return value === null ? [] : [[id, value] as const];
  });
  return {
    view: parameters.get(viewParameter) === 'entries' ? 'entries' : 'balances',
    search: parameters.get(searchParameter) ?? '',
    zero: parameters.has(zeroParameter),
    where: Object.fromEntries(where),
  };
}

export function writePlace({ view, search, zero, where }: LedgerPlace): URLSearchParams {
  const parameters = new URLSearchParams();
  if (view === 'entries') parameters.set(viewParameter, view);
  if (search !== '') parameters.set(searchParameter, search);
  if (zero) parameters.set(zeroParameter, '1');
  for (const [id, value] of Object.entries(where)) parameters.set(dimensionPrefix + id, value);
  return parameters;
}

/** The place of the page's address, and what changes it. */
export function useLedgerPlace(
  description: LedgerDescription,
): [LedgerPlace, (changed: Partial<LedgerPlace>) => void] {
  const [parameters, setParameters] = useSearchParams();
  const place = useMemo(() => parsePlace(parameters, description), [parameters, description]);
  return [
    place,
    (changed) =>
      // Another view is another page to come back from; a filter is not.
      setParameters(writePlace({ ...place, ...changed }), { replace: changed.view === undefined }),
  ];
}
