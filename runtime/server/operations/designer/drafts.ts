import type { ClientSession } from 'mongodb';
import type { LayerDefinition } from '../../../../engine/definition/layer.ts';
import { hashOf } from '../../../../engine/json.ts';
import type { FieldChange } from '../../../../engine/record/field-change.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type DraftDocument, modelsOf } from '../../store/models.ts';
import { type Acting, referenceOf } from '../acting.ts';
import { inTransaction } from '../work.ts';
import { emptyLayer, parseLayer } from './layer-build.ts';

/** A tenant's one draft, as its consultants share it. */
export interface Draft {
  revision: number;
  baseVersion: number;
  layer: LayerDefinition;
  updatedAt: string;
  updatedBy: { id: string; title: string };
}

function draftOf({ revision, baseVersion, layer, updatedAt, updatedBy }: DraftDocument): Draft {
  return {
    revision,
    baseVersion,
    layer: JSON.parse(layer) as LayerDefinition,
    updatedAt: updatedAt.toISOString(),
    updatedBy,
  };
}

export async function readDraft(acting: Acting): Promise<Draft | null> {
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  const found = await drafts.findById(acting.world.tenant._id).lean();
  return found ? draftOf(found) : null;
}

/**
 * Saves the draft over the revision that the caller saw (0: there was none). A draft may be broken; only
 * publishing asks whether it works. Two consultants never overwrite each other.
 */
export async function saveDraft(acting: Acting, written: unknown, seen: number | undefined): Promise<Draft> {
  const layer = parseLayer(written);
  if (seen === undefined) throw new Refusal('record.revision-required', { entity: 'draft' });
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  const tenant = acting.world.tenant._id;
  const next: DraftDocument = {
    _id: tenant,
    tenant,
    revision: seen + 1,
    baseVersion: acting.world.tenant.version,
    layer: JSON.stringify(layer),
    updatedAt: new Date(acting.ground.clock()),
    updatedBy: referenceOf(acting.person),
  };
  const saved = await inTransaction(acting, async (work) => {
    const within = { session: work.session };
    const before = await drafts.findById(tenant, null, within).lean();
    const isSaved = await (seen === 0
      ? insertFirst(acting, next, within)
      : replaceSeen(acting, next, within));
    if (isSaved)
      work.audit({ action: 'save-draft', revision: next.revision, fields: layerChange(before, next) });
    return isSaved;
  });
  if (saved) return draftOf(next);
  const current = await drafts.findById(tenant).lean();
  throw new Refusal('designer.draft-changed', {
    by: current?.updatedBy.title ?? '',
    revision: current?.revision ?? 0,
  });
}

/** Drafts are saved every few seconds: the audit tells them apart by their hash, and keeps what is published. */
function layerChange(before: DraftDocument | null, after: DraftDocument | null): FieldChange[] {
  const hash = (one: DraftDocument | null) => (one ? hashOf(JSON.parse(one.layer)) : null);
  return [{ path: 'layer', before: hash(before), after: hash(after) }];
}

interface Within {
  session: ClientSession;
}

async function insertFirst(acting: Acting, draft: DraftDocument, within: Within): Promise<boolean> {
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  const options = { ...within, upsert: true };
  const result = await drafts.updateOne({ _id: draft._id }, { $setOnInsert: { ...draft } }, options);
  return result.upsertedCount === 1;
}

async function replaceSeen(
  acting: Acting,
  { _id, ...draft }: DraftDocument,
  within: Within,
): Promise<boolean> {
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  const result = await drafts.updateOne({ _id, revision: draft.revision - 1 }, { $set: draft }, within);
  return result.matchedCount === 1;
}

export async function discardDraft(acting: Acting): Promise<void> {
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  await inTransaction(acting, async (work) => {
    const before = await drafts.findByIdAndDelete(acting.world.tenant._id, { session: work.session }).lean();
    if (before)
      work.audit({ action: 'discard-draft', revision: before.revision, fields: layerChange(before, null) });
  });
}

/** Removes the draft that is being published, unless somebody has just saved over it. */
export async function removeDraft(
  acting: Acting,
  revision: number,
  within: { session?: ClientSession },
): Promise<void> {
  const { drafts } = modelsOf(acting.ground.database.mongoose);
  const result = await drafts.deleteOne({ _id: acting.world.tenant._id, revision }, within);
  if (result.deletedCount === 0) throw new Refusal('designer.draft-changed', { by: '', revision });
}

/** The layer that the tenant runs on. */
export async function publishedLayer(acting: Acting): Promise<LayerDefinition> {
  return (await acting.ground.tenants.layerOf(acting.world.tenant)) ?? emptyLayer;
}
