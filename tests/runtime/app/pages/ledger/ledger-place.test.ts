import { expect, test } from 'vitest';
import { parsePlace, writePlace } from '../../../../../runtime/app/pages/ledger/ledger-place.ts';

const words = { label: { en: 'Any' } };
const dimensions = {
  product: { type: 'reference', entity: 'product', ...words },
  batch: { type: 'text', ...words },
} as const;

test.each([
  ['everything', { view: 'balances', search: '', zero: false, where: {} }],
  ['a search with what came to nothing', { view: 'balances', search: 'A&B 1', zero: true, where: {} }],
  [
    'entries of a product without a batch',
    { view: 'entries', search: '', zero: false, where: { product: 'p1', batch: '' } },
  ],
] as const)('a link to %s shows the same again', (_, place) => {
  const address = String(writePlace(place));

  expect(parsePlace(new URLSearchParams(address), { dimensions })).toEqual(place);
});

test('a dimension that the ledger does not have asks nothing', () => {
  const place = parsePlace(new URLSearchParams('d.colour=red'), { dimensions });

  expect(place.where).toEqual({});
});
