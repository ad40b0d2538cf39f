import { z } from 'zod';
import { decisionFiles } from '../../operations/proof/decision-files.ts';
import { keepSeal, openSignature, ownSignatures } from '../../operations/proof/signatures.ts';
import { readTask } from '../../operations/read-tasks.ts';
import * as shapes from '../proof-shapes.ts';
import { route } from '../route.ts';
import { takeUpload, uploadedFile } from '../upload.ts';

const picture = z.string().nullable().meta({ description: 'PNG as Base64.' });

export const signatureRoutes = [
  route({
    method: 'post',
    path: '/api/tasks/:task/attachments',
    summary: 'Uploads a file for the decision on a to-do; one that is decided within a day is given its id.',
    tag: 'attachments',
    access: 'session',
    query: z.strictObject({ name: z.string().min(1).max(500) }),
    body: 'upload',
    answers: { 201: uploadedFile },
    async handle(incoming) {
      const { entity } = await readTask(incoming.acting, incoming.params.task as string);
      return takeUpload(incoming, { entity, field: decisionFiles });
    },
  }),
  route({
    method: 'get',
    path: '/api/signatures/:signature',
    summary: 'The picture of a signature, for whoever may read the approval that it stands in.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: 'file' },
    async handle({ acting, params }) {
      const { png } = await openSignature(acting, params.signature as string);
      const content = Buffer.from(png, 'base64');
      return {
        status: 200,
        headers: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
        file: { type: 'image/png', name: 'signature.png', content, inline: true },
      };
    },
  }),
  route({
    method: 'get',
    path: '/api/session/signatures',
    summary: 'What the caller can sign with besides drawing: the kept seal, and what was drawn last.',
    tag: 'approvals',
    access: 'session',
    answers: { 200: z.object({ seal: picture, last: picture }) },
    async handle({ acting }) {
      return { status: 200, body: await ownSignatures(acting) };
    },
  }),
  route({
    method: 'put',
    path: '/api/session/seal',
    summary: 'Keeps the caller’s seal; asks for the password.',
    tag: 'approvals',
    access: 'session',
    isPersonal: true,
    body: z.strictObject({ png: shapes.picture, password: z.string().min(1).max(200) }),
    answers: { 204: 'nothing' },
    async handle({ acting, body }) {
      await keepSeal(acting, body as { png: string; password: string });
      return { status: 204 };
    },
  }),
];
