import type { Logger } from 'pino';
import type { PrintValue } from '../../../engine/report/print-context.ts';
import { printableOf, type RenderedReport } from './page.ts';
import { type Printable, Printer } from './printer.ts';
import { Renderer } from './renderer.ts';

export interface DocumentSource extends Pick<RenderedReport, 'title' | 'language' | 'paper'> {
  template: string;
  header: string;
  footer: string;
  context: PrintValue;
}

/** Makes documents of templates and data, as HTML and on paper; its programs and browsers end with it. */
export class Documents {
  private readonly renderer = new Renderer();
  private readonly printer: Printer;

  constructor(chromiumPath: string | undefined, log: Logger) {
    this.printer = new Printer(chromiumPath, log);
  }

  async render({ template, header, footer, context, ...page }: DocumentSource): Promise<Printable> {
    const [body = '', top = '', bottom = ''] = await this.renderer.render(
      [template, header, footer],
      context,
    );
    return printableOf({ ...page, body, header: top, footer: bottom });
  }

  pdf(printable: Printable): Promise<Buffer> {
    return this.printer.pdf(printable);
  }

  async close(): Promise<void> {
    this.renderer.close();
    await this.printer.close();
  }
}
