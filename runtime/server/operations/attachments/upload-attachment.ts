import { randomBytes } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { issue } from '../../../../engine/issue.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type Attachment, insertAttachment } from '../../store/attachments.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import { decisionFiles, largestDecisionFile } from '../proof/decision-files.ts';
import { inTransaction } from '../work.ts';
import { extensionOf, fileName } from './file-name.ts';
import { headLength, mediaTypeOf } from './media-types.ts';

export interface Upload {
  entity: string;
  field: string;
  /** The file's name as its owner calls it. */
  name: string;
  bytes: Readable;
  /** What the sender says that there will be, if it says so. */
  announced: number | undefined;
}

/** Takes a file in for a field of a record to come; nothing refers to it until that record is saved. */
export async function uploadAttachment(acting: Acting, upload: Upload): Promise<Attachment> {
  const most = largestFor(acting, upload);
  if ((upload.announced ?? 0) > most) throw tooLarge(most);
  const name = fileName(upload.name);
  const meter = new Meter(most);
  // A request that breaks off ends the meter too, and with it what was stored so far.
  upload.bytes.once('error', (cause) => meter.destroy(cause));
  upload.bytes.once('close', () => {
    if (!upload.bytes.readableEnded) meter.destroy(new Error('the upload broke off'));
  });
  // Of a file that is refused the rest is read and dropped, so that the sender gets to read the answer.
  meter.once('close', () => upload.bytes.resume());
  const kept = await insertAttachment(
    scopeOf(acting),
    {
      id: randomBytes(24).toString('base64url'),
      name,
      owner: acting.person.id,
      entity: upload.entity,
      field: upload.field,
    },
    upload.bytes.pipe(meter),
    () => {
      const type = mediaTypeOf(extensionOf(name), meter.head);
      if (type === undefined)
        throw new Invalid([issue('attachment.wrong-type', '/name', { extension: extensionOf(name) })]);
      return { size: meter.size, type };
    },
  );
  const { entity, field } = upload;
  const { id, size, type } = kept;
  await inTransaction(acting, async (work) => {
    work.audit({
      action: 'upload',
      entity,
      fields: [{ path: field, before: null, after: { id, name, size, type } }],
    });
  });
  return kept;
}

/** The most bytes that a file of this field may have; the field must be one that the person sees. */
function largestFor(acting: Acting, { entity: entityId, field: fieldId }: Upload): number {
  const entity = entityOf(acting, entityId);
  // Whoever decides may be nobody who otherwise reads such records; what it is for is asked when it is given.
  if (fieldId === decisionFiles) return largestDecisionFile * megabyte;
  const policy = acting.policy.entity(entityId);
  if (policy.rule('read') === false && policy.rule('create') === false)
    throw new Refusal('entity.not-found', { entity: entityId });
  const definition = entity.fields.get(fieldId)?.definition;
  if (definition?.type !== 'attachment' || !policy.canReadField(fieldId))
    throw new Invalid([issue('field.unknown', '/field', { field: fieldId })]);
  return definition.maxSize * megabyte;
}

const megabyte = 1024 * 1024;

function tooLarge(most: number): Refusal {
  return new Refusal('attachment.too-large', { max: most / megabyte });
}

/** Lets bytes pass up to a limit, counts them, and keeps the first. */
class Meter extends Transform {
  size = 0;
  head: Buffer = Buffer.alloc(0);
  private readonly most: number;

  constructor(most: number) {
    super();
    this.most = most;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.size += chunk.length;
    if (this.size > this.most) {
      done(tooLarge(this.most));
      return;
    }
    if (this.head.length < headLength)
      this.head = Buffer.concat([this.head, chunk.subarray(0, headLength - this.head.length)]);
    done(null, chunk);
  }
}
