import { z } from 'zod';
import type { Language } from '../../../../engine/definition/common.ts';
import type { Documents } from '../../export/documents.ts';
import { documentPolicy } from '../../export/page.ts';
import { printRecord } from '../../operations/print-record.ts';
import { route } from '../route.ts';

export interface PrintRoutesGround {
  documents: Documents;
}

export function printRoutes({ documents }: PrintRoutesGround) {
  return [
    route({
      method: 'get',
      path: '/api/records/:entity/:id/print/:report',
      summary: 'A record on paper, as its reader may see it: PDF, or HTML for looking at it first.',
      tag: 'records',
      access: 'session',
      query: z.strictObject({
        format: z.enum(['pdf', 'html']).optional(),
        language: z.enum(['zh-CN', 'en']).optional(),
      }),
      answers: { 200: 'file' },
      async handle({ acting, params, query }) {
        const source = await printRecord(acting, {
          entityId: params.entity as string,
          id: params.id as string,
          reportId: params.report as string,
          language: (query.language ?? acting.language) as Language,
        });
        const printable = await documents.render(source);
        const name = `${source.title || (params.report as string)}.${query.format ?? 'pdf'}`;
        if (query.format === 'html')
          return {
            status: 200,
            headers: {
              'Content-Security-Policy': `${documentPolicy}; frame-ancestors 'self'; sandbox`,
            },
            file: {
              type: 'text/html; charset=utf-8',
              name,
              content: Buffer.from(printable.html),
              inline: true,
            },
          };
        const content = await documents.pdf(printable);
        return { status: 200, file: { type: 'application/pdf', name, content, inline: true } };
      },
    }),
  ];
}
