import { beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, pagesOf, whyNoPaper } from '../../support/chromium.ts';
import { succeeded, type TestClient } from '../../support/test-client.ts';
import { approvedOrder, type Firm, openFirms } from './doors/firm.ts';

let acme: Firm;
let note: { id: string; number: string };

beforeAll(async () => {
  ({ acme } = await openFirms({ app: { chromiumPath } }));
  const { id } = await approvedOrder(acme);
  const path = `/api/records/sales-order/${id}/convert/order-to-delivery`;
  note = (await succeeded(acme.people.warehouse.post(path))).record;
});

const paper = async (who: TestClient, report: string, query = '') => {
  const answer = await who.get(`/api/records/delivery-note/${note.id}/print/${report}${query}`);
  await succeeded(answer);
  return answer.headers.get('content-type') === 'application/pdf'
    ? pagesOf(answer.bytes).join('\n')
    : answer.bytes.toString();
};

describe.skipIf(whyNoPaper !== undefined)(
  `a delivery note on paper${whyNoPaper === undefined ? '' : `: left out, ${whyNoPaper}`}`,
  () => {
    test.each([
      ['delivery-note-print', ['发货单', '发货日期', '商品编码']],
      ['delivery-note-print-en', ['Delivery note', 'Ship date', 'Quantity']],
    ])(
      '%s is text that can be searched for, in its language, with what is Chinese in the data',
      async (report, words) => {
        const text = await paper(acme.people.warehouse, report);

        for (const word of [...words, note.number, '商品1', '成品仓', '孙浩然']) expect(text).toContain(word);
      },
    );

    test.each(['delivery-note-print', 'delivery-note-print-en'])(
      '%s has no price for whoever may not see prices, and has it for whoever may',
      async (report) => {
        const keeper = await paper(acme.people.warehouse, report);
        const admin = await paper(acme.people.admin, report);

        for (const price of ['10.00', '19.00', '单价', 'Unit price']) expect(keeper).not.toContain(price);
        expect(admin).toContain('19.00');
      },
    );
  },
);

test('its HTML has no hidden price either', async () => {
  const html = await paper(acme.people.warehouse, 'delivery-note-print', '?format=html');

  expect(html).toContain('商品1');
  expect(html).not.toMatch(/单价|19\.00/);
});
