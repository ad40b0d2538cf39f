import { Refusal } from '../../../../engine/refusal.ts';
import { type Attachment, type AttachmentPlace, findAttachments } from '../../store/attachments.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { decisionFiles } from '../proof/decision-files.ts';
import { accessRecord } from '../record-access.ts';

/**
 * An attachment that the person may have now: of a record whose field they may read, or uploaded by
 * them and not yet saved with a record. Whatever else it is, it does not exist (reliability.md M10).
 */
export async function openAttachment(acting: Acting, id: string): Promise<Attachment> {
  const [attachment] = await findAttachments(scopeOf(acting), [id]);
  if (attachment?.references.length === 0 && attachment.owner === acting.person.id) return attachment;
  for (const place of attachment?.references ?? [])
    if (attachment && (await isReadable(acting, place))) return attachment;
  throw new Refusal('attachment.not-found', { id });
}

async function isReadable(acting: Acting, { entity, record, field }: AttachmentPlace): Promise<boolean> {
  const compiled = acting.world.configuration.entities.get(entity);
  if (!compiled) return false;
  try {
    const { rights } = await accessRecord(acting, compiled, record);
    return field === decisionFiles || rights.canRead(field);
  } catch (cause) {
    // Not this record; another that holds the same file may be readable.
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}
