import { z } from 'zod';
import { scopeOf } from '../../operations/acting.ts';
import { isShownInline } from '../../operations/attachments/media-types.ts';
import { openAttachment } from '../../operations/attachments/open-attachment.ts';
import { readAttachment } from '../../store/attachments.ts';
import { route } from '../route.ts';
import { takeUpload, uploadedFile } from '../upload.ts';

export const attachmentRoutes = [
  route({
    method: 'post',
    path: '/api/records/:entity/attachments',
    summary: 'Uploads a file for a field; a record that is saved within a day refers to it by its id.',
    tag: 'attachments',
    access: 'session',
    query: z.strictObject({
      name: z.string().min(1).max(500),
      field: z
        .string()
        .regex(/^[A-Za-z]/)
        .max(60),
    }),
    body: 'upload',
    answers: { 201: uploadedFile },
    handle(incoming) {
      const { params, query } = incoming;
      return takeUpload(incoming, { entity: params.entity as string, field: query.field as string });
    },
  }),
  route({
    method: 'get',
    path: '/api/attachments/:attachment',
    summary: 'A file, for whoever may read a record and field that refers to it.',
    tag: 'attachments',
    access: 'session',
    answers: { 200: 'file' },
    async handle({ acting, params }) {
      const { id, name, size, type } = await openAttachment(acting, params.attachment as string);
      return {
        status: 200,
        headers: {
          'Content-Length': String(size),
          'X-Content-Type-Options': 'nosniff',
          // What a browser shows in place runs nothing; its own PDF viewer would not start in a sandbox.
          ...(type !== 'application/pdf' && { 'Content-Security-Policy': "default-src 'none'; sandbox" }),
        },
        file: { type, name, content: readAttachment(scopeOf(acting), id), inline: isShownInline(type) },
      };
    },
  }),
];
