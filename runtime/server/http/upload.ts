import type { Readable } from 'node:stream';
import { z } from 'zod';
import { uploadAttachment } from '../operations/attachments/upload-attachment.ts';
import type { Answer, Incoming } from './route.ts';

/** What is said of a file that has come. */
export const uploadedFile = z.object({ id: z.string(), name: z.string(), size: z.int(), type: z.string() });

/** Takes the bytes of a request as a file for a field; it is kept for a day unless a record refers to it. */
export async function takeUpload(
  { acting, query, stream, headers }: Incoming,
  { entity, field }: { entity: string; field: string },
): Promise<Answer> {
  const { id, name, size, type } = await uploadAttachment(acting, {
    entity,
    field,
    name: query.name as string,
    bytes: stream as Readable,
    announced: Number(headers['content-length']) || undefined,
  });
  return { status: 201, body: { id, name, size, type } };
}
