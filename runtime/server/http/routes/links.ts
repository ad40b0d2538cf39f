import { z } from 'zod';
import { issue } from '../../../../engine/issue.ts';
import { Refusal, type RefusalCode } from '../../../../engine/refusal.ts';
import { linkWords } from '../../../app/messages/areas/links.ts';
import { codeMessage, issueMessage } from '../../../app/messages/code-message.ts';
import { Invalid } from '../../operations/invalid.ts';
import { issueLinksOf, longestLife } from '../../operations/links/issue-links.ts';
import { actByLink, openLink } from '../../operations/links/open-link.ts';
import { confirmPage, outcomePage } from '../link-page.ts';
import { type Answer, type Incoming, route } from '../route.ts';
import { refusalStatus } from '../statuses.ts';

/** Largest form of the page, in bytes. */
const largestForm = 20_000;

export const linkRoutes = [
  route({
    method: 'post',
    path: '/api/tasks/:task/links',
    summary:
      'Links by which the holder of a to-do decides it from outside, each good for once; for programs that send them.',
    tag: 'approvals',
    access: 'administrator',
    body: z.strictObject({ hours: z.int().min(1).max(longestLife).optional() }),
    answers: {
      201: z.object({
        links: z.array(
          z.object({ verb: z.enum(['approve', 'reject']), path: z.string(), expiresAt: z.string() }),
        ),
      }),
    },
    async handle({ acting, params, body }) {
      const { hours = longestLife } = body as { hours?: number };
      return { status: 201, body: { links: await issueLinksOf(acting, params.task as string, hours) } };
    },
  }),
  route({
    method: 'get',
    path: '/api/links/:token',
    summary: 'A page that asks whether to decide; opening it decides nothing.',
    tag: 'approvals',
    access: 'public',
    isPage: true,
    answers: { 200: 'file' },
    handle: (incoming) =>
      asPage(incoming, async ({ ground, params, origin }) => {
        const opened = await openLink(ground, params.token as string, origin);
        return pageAnswer(200, confirmPage(opened, origin.language));
      }),
  }),
  route({
    method: 'post',
    path: '/api/links/:token',
    summary: 'Decides, when it is sent from the form of that page.',
    tag: 'approvals',
    access: 'public',
    body: 'upload',
    isPage: true,
    answers: { 200: 'file' },
    handle: (incoming) =>
      asPage(incoming, async ({ ground, params, origin, stream }) => {
        const form = await readForm(stream);
        const [verb, task] = await actByLink(ground, params.token as string, origin, {
          form: form.get('form') ?? '',
          revision: Number(form.get('revision')),
          opinion: form.get('opinion')?.trim() ?? '',
        });
        return pageAnswer(
          200,
          outcomePage(origin.language, linkWords[origin.language][`done-${verb}`], task),
        );
      }),
  }),
];

/** Whoever follows a link is a person at a browser: what is refused is told on a page as well. */
async function asPage(incoming: Incoming, handle: (incoming: Incoming) => Promise<Answer>): Promise<Answer> {
  try {
    return await handle(incoming);
  } catch (cause) {
    const { language } = incoming.origin;
    if (cause instanceof Invalid && cause.issues[0])
      return pageAnswer(cause.status, outcomePage(language, issueMessage(language, cause.issues[0])));
    if (!(cause instanceof Refusal)) throw cause;
    return pageAnswer(
      refusalStatus[cause.code],
      outcomePage(language, codeMessage(language, cause.code as RefusalCode, cause.params)),
    );
  }
}

function pageAnswer(status: number, content: Buffer): Answer {
  return {
    status,
    headers: { 'Referrer-Policy': 'no-referrer' },
    file: { type: 'text/html; charset=utf-8', name: 'decision.html', content, inline: true },
  };
}

async function readForm(stream: NodeJS.ReadableStream): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestForm)
      throw new Invalid([issue('request.too-large', '', { max: `${largestForm} B` })], 413);
    chunks.push(bytes);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString());
}
