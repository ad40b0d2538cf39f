import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintValue } from '../../../engine/report/print-context.ts';
import { Documents } from '../../../runtime/server/export/documents.ts';
import { printableOf } from '../../../runtime/server/export/page.ts';
import { Printer, type PrinterLimits } from '../../../runtime/server/export/printer.ts';
import { chromiumPath, fontsOf, pagesOf, whyNoPaper } from '../../support/chromium.ts';

const log = pino({ level: 'silent' });
const paper = { size: 'A4', orientation: 'portrait', margin: '14mm' } as const;

const pageOf = (body: string, more: { header?: string; footer?: string } = {}) =>
  printableOf({ title: 'T', language: 'zh-CN', paper, body, header: '', footer: '', ...more });

/** Processes of this test's own browsers. */
function browsers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((id) => {
      try {
        const [, parent] = /\) \w (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8')) ?? [];
        return (
          Number(parent) === process.pid && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('--headless')
        );
      } catch {
        // It ended while it was looked at.
        return false;
      }
    });
}

async function withPrinter(
  limits: Partial<PrinterLimits>,
  work: (printer: Printer) => Promise<void>,
): Promise<void> {
  const printer = new Printer(chromiumPath, log, limits);
  try {
    await work(printer);
  } finally {
    await printer.close();
  }
  expect(browsers()).toEqual([]);
}

test('without a browser there is no PDF, and that is told', () => {
  expect(() => new Printer(undefined, log).pdf(pageOf('x'))).toThrow('print.browser-missing');
});

describe.skipIf(whyNoPaper !== undefined)(
  `a document on paper${whyNoPaper ? ` (left out: ${whyNoPaper})` : ''}`,
  () => {
    const reports = new URL('../../../definitions/sales/reports/', import.meta.url);
    const read = (name: string) => readFileSync(new URL(name, reports), 'utf8');
    let documents: Documents;

    beforeAll(() => {
      documents = new Documents(chromiumPath, log);
    });
    afterAll(() => documents.close());

    /** The shipped sales order with so many lines. */
    async function order(lines: number, footer = read('document-footer.hbs')): Promise<Buffer> {
      const context: PrintValue = {
        company: { name: '华芯电子有限公司' },
        printedBy: { id: 'u', title: '王晓燕' },
        printedAt: '2026-11-23T10:00:00',
        record: {
          number: 'SO-202611-0001',
          orderDate: '2026-11-23',
          customer: { id: 'c', title: '深圳市远航科技有限公司' },
          deliveryAddress: '上海市浦东新区张江路 100 号',
          importance: { value: 'normal', label: '一般' },
          total: '1234567.80',
          lines: Array.from({ length: lines }, (_, index) => ({
            id: String(index),
            productCode: `P-${index + 1}`,
            product: { id: 'p', title: `多层陶瓷电容器第${index + 1}号` },
            specification: '0402 100nF ±10% 16V X7R 这一规格的说明长得要换行',
            unit: '盘',
            quantity: '1000.000',
            unitPrice: '12.50',
            discount: '0.0500',
            amount: '11875.00',
          })),
        },
      };
      const template = read('sales-order-print.hbs');
      return documents.pdf(
        await documents.render({
          title: 'SO',
          language: 'zh-CN',
          paper,
          template,
          header: '',
          footer,
          context,
        }),
      );
    }

    test.each([0, 1, 60, 500])(
      'with %i lines: names in Chinese, headings on every page, no row split, the sum after the last, pages numbered',
      async (lines) => {
        const pdf = await order(lines);

        const pages = pagesOf(pdf);
        const text = pages.join('');
        for (let line = 1; line <= lines; line++) {
          // A row stands whole on one page: number, name in one or two lines, and amount.
          const page = pages.filter((one) => new RegExp(`\\bP-${line}\\b`).test(one));
          expect(page).toHaveLength(1);
        }
        expect(text.match(/多层陶瓷电容器/g)?.length ?? 0).toBe(lines);
        expect(text.match(/11,875\.00/g)?.length ?? 0).toBe(lines);
        expect(text.match(/合计/g)).toHaveLength(1);
        expect(text).toContain('壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整');
        expect(text.indexOf('合计')).toBeGreaterThan(text.lastIndexOf('11,875.00'));
        for (const [index, page] of pages.entries()) {
          if (/P-\d/.test(page)) expect(page).toContain('商品编码');
          expect(page).toMatch(new RegExp(`${index + 1} ?/ ?${pages.length}`));
        }
      },
    );

    test('numbers its pages in words where its report has no footer', async () => {
      const pages = pagesOf(await order(60, ''));

      expect(pages.map((page) => page.replaceAll(/\s/g, '').match(/第\d+\/\d+页/)?.[0])).toEqual(
        pages.map((_, index) => `第${index + 1}/${pages.length}页`),
      );
    });

    test('embeds its fonts as fonts, not as drawings', async () => {
      const fonts = fontsOf(await order(3));

      expect(fonts.length).toBeGreaterThan(0);
      if (fonts.some((font) => font.includes('WenQuanYi')))
        for (const font of fonts) expect(font).toMatch(/CID TrueType .* yes yes yes/);
    });

    test('asks nobody for anything and reads no file, whatever its template says', async () => {
      const hits: string[] = [];
      const canary = createServer((request, response) => {
        hits.push(String(request.url));
        response.end('canary');
      });
      await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(canary.address() as AddressInfo).port}`;
      const named = url.replace('127.0.0.1', 'localhost');
      const file = 'file:///etc/passwd';
      const vectorsTo = (address: string) => [
        `<img src="${address}/img"><img srcset="${address}/srcset 2x"><iframe src="${address}/iframe"></iframe>`,
        `<iframe srcdoc="<img src='${address}/srcdoc'>"></iframe><object data="${address}/object"></object>`,
        `<embed src="${address}/embed"><video src="${address}/video" poster="${address}/poster"></video>`,
        `<link rel="stylesheet" href="${address}/css"><link rel="prefetch" href="${address}/prefetch"><link rel="dns-prefetch" href="${address}">`,
        `<style>@import url(${address}/import); @font-face { font-family: x; src: url(${address}/font) } p { font-family: x; background: url(${address}/background) }</style><p>styled</p>`,
        `<svg><image href="${address}/svg" /><use href="${address}/use#a" /></svg><base href="${address}/base/"><img src="relative">`,
        `<meta http-equiv="refresh" content="0;url=${address}/refresh"><script>fetch('${address}/script')</script><body onload="location='${address}/onload'">`,
        `<form action="${address}/form"><input type="image" src="${address}/input"></form><a href="${address}/link" ping="${address}/ping">link</a>`,
        `<math><mglyph src="${address}/math"></mglyph></math><frameset><frame src="${address}/frame"></frameset>`,
      ];
      const everything = [url, named, file].map((address) => vectorsTo(address).join(''));
      const isStyle = (vector: string) => /<link|@import/.test(vector);
      const margins = [url, named, file].map((address) =>
        vectorsTo(address)
          .filter((vector) => !isStyle(vector))
          .join(''),
      );
      const printer = new Printer(chromiumPath, log);

      const pdfs = [];
      for (const vector of [...vectorsTo(url), ...everything])
        pdfs.push(await printer.pdf(pageOf(`before ${vector} after`)));
      for (const vector of margins)
        pdfs.push(await printer.pdf(pageOf('before after', { header: vector, footer: vector })));
      // A margin that needs a style from outside is not printed at all.
      const styled = pageOf('x', { header: vectorsTo(url).filter(isStyle).join('') });
      await expect(printer.pdf(styled)).rejects.toMatchObject({ code: 'print.failed' });
      await pause(300);
      await printer.close();
      canary.close();

      expect(hits).toEqual([]);
      for (const pdf of pdfs) {
        const text = pagesOf(pdf).join('');
        expect(text).toMatch(/before[\s\S]*after/);
        expect(text).not.toMatch(/root:|canary/);
      }
    });

    test('is printed although its browser is killed', async () => {
      await withPrinter({ longestJob: 50_000 }, async (printer) => {
        await printer.pdf(pageOf('first'));
        const rows = pageOf(`<table>${'<tr><td>row</td></tr>'.repeat(5000)}</table>`);

        const printing = printer.pdf(rows);
        await pause(50);
        for (const id of browsers()) process.kill(id, 'SIGKILL');

        expect(pagesOf(await printing).length).toBeGreaterThan(10);
      });
    });

    test('that takes too long is given up in time, and the next one is printed', async () => {
      await withPrinter({ longestJob: 3000 }, async (printer) => {
        const endless = pageOf(`<table>${'<tr><td>row</td><td>row</td></tr>'.repeat(200_000)}</table>`);

        await expect(printer.pdf(endless)).rejects.toMatchObject({ code: 'print.failed' });
      });
      await withPrinter({}, async (printer) => {
        expect(pagesOf(await printer.pdf(pageOf('next'))).join('')).toContain('next');
      });
    });

    test('gets a new browser after so many, and an idle one is closed', async () => {
      await withPrinter({ mostDocuments: 2, idleFor: 200 }, async (printer) => {
        const seen = new Set<number>();
        const watch = setInterval(() => {
          for (const id of browsers()) seen.add(id);
        }, 10);
        for (let count = 0; count < 5; count++) await printer.pdf(pageOf('x'));
        clearInterval(watch);

        expect(seen.size).toBe(3);
        const until = Date.now() + 5000;
        while (browsers().length > 0 && Date.now() < until) await pause(50);
        expect(browsers()).toEqual([]);
      });
    });
  },
);
