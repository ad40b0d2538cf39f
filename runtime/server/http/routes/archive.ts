import { Refusal } from '../../../../engine/refusal.ts';
import { documentPolicy } from '../../export/page.ts';
import { scopeOf } from '../../operations/acting.ts';
import { findArchivedSheet } from '../../store/archive.ts';
import { route } from '../route.ts';

/** Approvals that were put away (approval.md L9). */
export const archiveRoutes = [
  route({
    method: 'get',
    path: '/api/admin/archive/:instance/sheet',
    summary: 'The record of an archived approval and what was decided about it, as it was put away: a PDF.',
    tag: 'admin',
    access: 'administrator',
    answers: { 200: 'file' },
    async handle({ acting, params }) {
      const instance = params.instance as string;
      const sheet = await findArchivedSheet(scopeOf(acting), instance);
      if (!sheet) throw new Refusal('instance.not-found', { instance });
      const [name, type] =
        sheet.type === 'text/html'
          ? [`${instance}.html`, 'text/html; charset=utf-8']
          : [`${instance}.pdf`, sheet.type];
      return {
        status: 200,
        headers: { 'Content-Security-Policy': `${documentPolicy}; frame-ancestors 'self'; sandbox` },
        file: { type, name, content: sheet.bytes, inline: true },
      };
    },
  }),
];
