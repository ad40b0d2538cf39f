import type { Language } from '../../../../engine/definition/common.ts';
import type { DocumentSource } from '../../export/documents.ts';
import { policyOf } from '../../tenants/world.ts';
import type { Acting } from '../acting.ts';
import { describeEntity, type EntityDescription } from '../describe-entity.ts';
import { printRecord } from '../print-record.ts';
import { buildUsable, parseLayer } from './layer-build.ts';
import { underDraft } from './under-draft.ts';

/** An entity as somebody with a role would find it under a layer that is not published. Definitions only, no records. */
export function previewEntity(
  acting: Acting,
  { layer, entity, role }: { layer: unknown; entity: string; role: string },
): EntityDescription {
  const { configuration } = buildUsable(acting, parseLayer(layer));
  const trying = {
    ...acting,
    world: { ...acting.world, configuration },
    policy: policyOf(configuration, [role]),
  };
  return describeEntity(trying, entity);
}

/** A record on paper by a template that is not published, as far as whoever looks may see it. */
export function previewPrint(
  acting: Acting,
  request: { layer: unknown; entity: string; report: string; record: string; language: Language },
): Promise<DocumentSource> {
  const trying = underDraft(acting, request.layer);
  const { entity: entityId, record: id, report: reportId, language } = request;
  return printRecord(trying, { entityId, id, reportId, language });
}
