import { expect, test } from 'vitest';
import { parsePlace, writePlace } from '../../../../../runtime/app/pages/report/report-place.ts';

const description = {
  parameters: [{ id: 'from' }, { id: 'customer' }],
  groups: [{ id: 'customer' }, { id: 'month' }],
} as Parameters<typeof parsePlace>[1];

test.each([
  ['as it comes', { given: {}, sort: undefined, by: undefined }],
  [
    'with a parameter taken away, sorted and with subtotals',
    {
      given: { from: '2026-01-01', customer: '' },
      sort: { column: 'amount', descending: true },
      by: 'month',
    },
  ],
])('a link to a report %s shows the same again', (_, place) => {
  const address = String(writePlace(place));

  expect(parsePlace(new URLSearchParams(address), description)).toEqual(place);
});

test('what the report does not know is not asked', () => {
  const place = parsePlace(new URLSearchParams('p.secret=1&by=salary'), description);

  expect(place).toEqual({ given: {}, sort: undefined, by: undefined });
});
