import type { Configuration } from '../../../../engine/compile/compiled.ts';
import type { LayerDefinition } from '../../../../engine/definition/layer.ts';
import { sameJson } from '../../../../engine/json.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { modelsOf, type VersionDocument } from '../../store/models.ts';
import { newId } from '../../store/new-id.ts';
import { type Acting, referenceOf } from '../acting.ts';
import { inTransaction } from '../work.ts';
import { publishedLayer, readDraft, removeDraft } from './drafts.ts';
import { buildUsable, standardVersions } from './layer-build.ts';
import { uncovered } from './uncovered.ts';

export interface Version {
  number: number;
  note: string;
  author: { id: string; title: string };
  at: string;
  changeCount: number;
  restores: number | null;
  base: Record<string, string>;
  configuration: string;
  isCurrent: boolean;
}

/** Publishes the draft as the next version: what it makes must work, and is what every new record and approval runs on from now. */
export async function publishDraft(
  acting: Acting,
  { seen, note }: { seen: number | undefined; note: string },
): Promise<Version> {
  const draft = await readDraft(acting);
  if (!draft) throw new Refusal('designer.nothing-to-publish');
  if (seen !== draft.revision)
    throw new Refusal('designer.draft-changed', { by: draft.updatedBy.title, revision: draft.revision });
  if (draft.baseVersion !== acting.world.tenant.version)
    throw new Refusal('designer.draft-changed', { by: draft.updatedBy.title, revision: draft.revision });
  if (sameJson((await publishedLayer(acting)).changes, draft.layer.changes))
    throw new Refusal('designer.nothing-to-publish');
  return publishLayer(acting, draft.layer, { note, draft: draft.revision });
}

/** Brings the layer of an earlier version back, as a new version; nothing is ever taken out of the chain. */
export async function rollBack(
  acting: Acting,
  { number, note }: { number: number; note: string },
): Promise<Version> {
  const layer =
    number === 0
      ? { layer: 'tenant' as const, base: {}, changes: [] }
      : (await findVersion(acting, number)).layer;
  return publishLayer(acting, layer, { note, restores: number });
}

/** Publishes a layer as the next version; it must work. */
export async function publishLayer(
  acting: Acting,
  layer: LayerDefinition,
  { note, restores, draft }: { note: string; restores?: number; draft?: number },
): Promise<Version> {
  await assertMayPublish(acting, layer);
  const { tenant } = acting.world;
  const build = buildUsable(acting, layer);
  assertKeepsSecrets(acting, build.configuration);
  await acting.ground.tenants.configurations.add(build.configuration, build.sources);
  const number = tenant.version + 1;
  const document: VersionDocument = {
    _id: newId(),
    tenant: tenant._id,
    number,
    layer: JSON.stringify({ ...layer, base: standardVersions(acting) }),
    configuration: build.hash,
    base: standardVersions(acting),
    note,
    author: referenceOf(acting.person),
    at: new Date(acting.ground.clock()),
    changeCount: layer.changes.length,
    ...(restores !== undefined && { restores }),
  };
  const published = await inTransaction(acting, async (work) => {
    const { tenants, versions } = modelsOf(acting.ground.database.mongoose);
    const within = work.scope.session ? { session: work.scope.session } : {};
    if (draft !== undefined) await removeDraft(acting, draft, within);
    const moved = await tenants.updateOne(
      { _id: tenant._id, version: tenant.version },
      { $set: { version: number, configuration: build.hash } },
      within,
    );
    if (moved.matchedCount === 0) throw new Refusal('designer.draft-changed', { by: '', revision: number });
    await versions.create([document], within);
    work.audit({ action: restores === undefined ? 'publish' : 'roll-back', reason: note, revision: number });
    work.hint({ configuration: true });
    return versionOf(document, number);
  });
  acting.ground.tenants.invalidate(tenant._id);
  return published;
}

/** Roles decide who may do what; only an administrator may change what is published of them (reliability.md G06). */
async function assertMayPublish(acting: Acting, layer: LayerDefinition): Promise<void> {
  if (acting.policy.isAdministrator) return;
  const [before, after] = [await publishedLayer(acting), layer].map((one) =>
    one.changes.filter((change) => change.target.split('/')[1] === 'role'),
  );
  if (!sameJson(before, after)) throw new Refusal('permission.denied', { action: 'roles' });
}

/** What is sensitive, a role has to name before anybody sees it: to make it common is an administrator's too. */
function assertKeepsSecrets(acting: Acting, after: Configuration): void {
  if (!acting.policy.isAdministrator && uncovered(acting.world.configuration, after).length > 0)
    throw new Refusal('permission.denied', { action: 'roles' });
}

export async function listVersions(acting: Acting): Promise<Version[]> {
  const { versions } = modelsOf(acting.ground.database.mongoose);
  const found = await versions
    .find({ tenant: acting.world.tenant._id })
    .sort({ number: -1 })
    .limit(200)
    .lean();
  return found.map((one) => versionOf(one, acting.world.tenant.version));
}

export async function findVersion(
  acting: Acting,
  number: number,
): Promise<Version & { layer: LayerDefinition }> {
  const { versions } = modelsOf(acting.ground.database.mongoose);
  const found = await versions.findOne({ tenant: acting.world.tenant._id, number }).lean();
  if (!found) throw new Refusal('designer.version-not-found', { version: number });
  return {
    ...versionOf(found, acting.world.tenant.version),
    layer: JSON.parse(found.layer) as LayerDefinition,
  };
}

function versionOf(document: VersionDocument, current: number): Version {
  const { number, note, author, at, changeCount, restores, base, configuration } = document;
  return {
    number,
    note,
    author: { id: author.id, title: author.title },
    at: at.toISOString(),
    changeCount,
    restores: restores ?? null,
    base,
    configuration,
    isCurrent: number === current,
  };
}
