import type { Logger } from 'pino';
import type { Browser } from 'playwright-core';
import type { PrintReport } from '../../../engine/definition/report.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { isolatedContext, launchBrowser } from './browser.ts';
import { Queue } from './queue.ts';

/** A document ready for paper: whole HTML pages, the header and footer in the browser's own terms. */
export interface Printable {
  html: string;
  header: string;
  footer: string;
  paper: PrintReport['paper'];
}

/** What keeps printing from taking the server down (reliability.md M09); times in milliseconds. */
const usualLimits = {
  /** Longest time that one document may take. */
  longestJob: 20_000,
  /** Documents at once, and waiting. */
  atOnce: 2,
  mostWaiting: 50,
  /** Documents after which a browser is replaced. */
  mostDocuments: 100,
  /** How long a browser waits for the next document before it is closed. */
  idleFor: 5 * 60_000,
};

export type PrinterLimits = typeof usualLimits;

interface Running {
  browser: Promise<Browser>;
  documents: number;
  active: number;
}

/** Prints documents as PDF in a browser that is started when it is needed and replaced before it grows old. */
export class Printer {
  private readonly executablePath: string | undefined;
  private readonly log: Logger;
  private readonly limits: PrinterLimits;
  private readonly queue: Queue;
  private current: Running | undefined;
  private readonly ending = new Set<Promise<void>>();
  private idle: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(executablePath: string | undefined, log: Logger, limits: Partial<PrinterLimits> = {}) {
    this.executablePath = executablePath;
    this.log = log;
    this.limits = { ...usualLimits, ...limits };
    this.queue = new Queue(this.limits.atOnce, this.limits.mostWaiting);
  }

  pdf(printable: Printable): Promise<Buffer> {
    if (this.executablePath === undefined) throw new Refusal('print.browser-missing');
    return this.queue.run(async () => {
      const deadline = Date.now() + this.limits.longestJob;
      for (let attempt = 1; ; attempt++)
        try {
          return await this.attempt(printable, deadline - Date.now());
        } catch (cause) {
          // A browser that died is started anew once; a document that takes too long would do so again.
          if (this.isClosed) throw new Refusal('server.shutting-down');
          if (attempt < 2 && Date.now() < deadline) continue;
          this.log.error({ err: cause }, 'a document could not be printed');
          throw new Refusal('print.failed');
        }
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.idle);
    if (this.current) this.end(this.current);
    await Promise.all(this.ending);
  }

  private async attempt(printable: Printable, time: number): Promise<Buffer> {
    const running = this.take();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the document takes too long')), time);
    });
    try {
      return await Promise.race([print(await running.browser, printable, time), late]);
    } catch (cause) {
      // Whatever is wrong with it, the next document gets another browser.
      this.retire(running);
      this.end(running);
      throw cause;
    } finally {
      clearTimeout(timer);
      this.release(running);
    }
  }

  /** Ends a browser, also one that never came up or has died already. */
  private end({ browser }: Running): void {
    const ending = browser
      .then((one) => one.close())
      .catch((cause) => this.log.debug({ err: cause }, 'a browser had ended before'))
      .then(() => void this.ending.delete(ending));
    this.ending.add(ending);
  }

  private take(): Running {
    clearTimeout(this.idle);
    this.current ??= {
      browser: launchBrowser(this.executablePath as string),
      documents: 0,
      active: 0,
    };
    const running = this.current;
    running.documents += 1;
    running.active += 1;
    if (running.documents >= this.limits.mostDocuments) this.retire(running);
    return running;
  }

  private retire(running: Running): void {
    if (this.current === running) this.current = undefined;
  }

  private release(running: Running): void {
    running.active -= 1;
    if (running.active > 0) return;
    if (this.current !== running) this.end(running);
    else
      this.idle = setTimeout(() => {
        this.retire(running);
        this.end(running);
      }, this.limits.idleFor).unref();
  }
}

async function print(
  browser: Browser,
  { html, header, footer, paper }: Printable,
  time: number,
): Promise<Buffer> {
  const context = await isolatedContext(browser);
  try {
    const page = await context.newPage();
    await page.setContent(html, { waitUntil: 'load', timeout: time });
    const { margin } = paper;
    return await page.pdf({
      format: paper.size,
      landscape: paper.orientation === 'landscape',
      margin: { top: margin, right: margin, bottom: margin, left: margin },
      displayHeaderFooter: true,
      headerTemplate: header,
      footerTemplate: footer,
      printBackground: true,
    });
  } finally {
    await context.close().catch(() => undefined);
  }
}
