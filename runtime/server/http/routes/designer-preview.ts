import { z } from 'zod';
import { previewEntity, previewPrint } from '../../operations/designer/preview.ts';
import { route } from '../route.ts';
import { entityDescription } from './definitions.ts';
import type { PrintRoutesGround } from './print.ts';

/** A layer's own shape is checked by the engine, so that its problems have the engine's codes and paths. */
const layer = z.record(z.string(), z.unknown());

export function designerPreviewRoutes({ documents }: PrintRoutesGround) {
  return [
    route({
      method: 'post',
      path: '/api/designer/describe',
      summary: 'An entity as somebody with a role would find it under a layer that is not published.',
      tag: 'designer',
      access: 'designer',
      body: z.strictObject({ layer, entity: z.string().max(60), role: z.string().max(60) }),
      answers: { 200: entityDescription },
      async handle({ acting, body }) {
        return { status: 200, body: previewEntity(acting, body as Parameters<typeof previewEntity>[1]) };
      },
    }),
    route({
      method: 'post',
      path: '/api/designer/print',
      summary: 'A record on paper by a template that is not published, as the caller may see it.',
      tag: 'designer',
      access: 'designer',
      body: z.strictObject({
        layer,
        entity: z.string().max(60),
        report: z.string().max(60),
        record: z.string().max(64),
      }),
      answers: { 200: z.object({ html: z.string() }) },
      async handle({ acting, body }) {
        const request = body as Omit<Parameters<typeof previewPrint>[1], 'language'>;
        const source = await previewPrint(acting, { ...request, language: acting.language });
        return { status: 200, body: { html: (await documents.render(source)).html } };
      },
    }),
  ];
}
