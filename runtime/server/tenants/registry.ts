import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { LayerDefinition } from '../../../engine/definition/layer.ts';
import type { Issue } from '../../../engine/issue.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import { buildStandard } from '../definitions/build-standard.ts';
import type { Database } from '../store/database.ts';
import { modelsOf, type TenantDocument } from '../store/models.ts';
import { Scope } from '../store/scope.ts';
import { Configurations } from './configurations.ts';
import { loadOrganisation } from './load-organisation.ts';
import { loadSettings } from './load-settings.ts';
import { policyOf, type World } from './world.ts';

/** How long a tenant's head may be trusted without asking, in milliseconds: another process's publish or revocation is seen after this at the latest (reliability.md HF20). */
const trustFor = 1000;

/** Most tenants kept in memory at once. */
const mostTenants = 2000;

interface Entry {
  world: World;
  readAt: number;
}

/** The worlds of the tenants that are in use. */
export class TenantRegistry {
  readonly configurations: Configurations;
  private readonly database: Database;
  private readonly standard: Sources;
  private readonly entries = new Map<string, Entry>();
  private readonly loading = new Map<string, Promise<World | undefined>>();
  /** Counts what was written here: what was read while it moved on may be older. */
  private writes = 0;
  /** Tenants whose standard modules were compared with what is on disk since this process began. */
  private readonly upgraded = new Set<string>();

  constructor(database: Database, standard: Sources) {
    this.database = database;
    this.standard = standard;
    this.configurations = new Configurations(database);
  }

  /** The standard modules, as on disk. */
  get standardSources(): Sources {
    return this.standard;
  }

  /** The world of a tenant as of at most a second ago; undefined for a tenant that does not exist. */
  async world(tenantId: string): Promise<World | undefined> {
    const entry = this.entries.get(tenantId);
    if (entry && Date.now() - entry.readAt < trustFor) return entry.world;
    const running = this.loading.get(tenantId);
    if (running) return running;
    const loading = this.refresh(tenantId, entry).finally(() => {
      if (this.loading.get(tenantId) === loading) this.loading.delete(tenantId);
    });
    this.loading.set(tenantId, loading);
    return loading;
  }

  /** Makes the next request read the tenant anew: something of it was written here. */
  invalidate(tenantId: string): void {
    const entry = this.entries.get(tenantId);
    if (entry) entry.readAt = 0;
    // Whoever is reading it now may have begun before the write: what they find is not kept.
    this.loading.delete(tenantId);
    this.writes += 1;
  }

  private async refresh(tenantId: string, entry: Entry | undefined): Promise<World | undefined> {
    const [readAt, writes] = [Date.now(), this.writes];
    const head = await modelsOf(this.database.mongoose).tenants.findById(tenantId).lean();
    if (!head) {
      this.entries.delete(tenantId);
      return undefined;
    }
    const tenant = this.upgraded.has(tenantId) ? head : await this.upgrade(head);
    const world = await this.build(tenant, entry?.world);
    this.entries.delete(tenantId);
    this.entries.set(tenantId, { world, readAt: writes === this.writes ? readAt : 0 });
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= mostTenants) break;
      this.entries.delete(oldest);
    }
    return world;
  }

  private async build(tenant: TenantDocument, before: World | undefined): Promise<World> {
    const configuration = await this.configurations.get(tenant.configuration);
    const scope = new Scope(this.database.db, tenant._id);
    const sameConfiguration = before?.configuration === configuration;
    const organisation: Organisation =
      before && sameConfiguration && before.tenant.organisationRevision === tenant.organisationRevision
        ? before.organisation
        : await loadOrganisation(scope, configuration, tenant.timeZone);
    const settings =
      before && sameConfiguration && before.tenant.settingsRevision === tenant.settingsRevision
        ? before.settings
        : await loadSettings(scope, configuration, tenant.timeZone);
    return {
      tenant,
      configuration,
      organisation,
      settings,
      policyOf: (roles) => policyOf(configuration, roles),
    };
  }

  /**
   * Brings a tenant onto the standard modules that this process was started with. Where its layer
   * does not fit them, it stays on what it ran on; the designer shows why.
   */
  private async upgrade(head: TenantDocument): Promise<TenantDocument> {
    const layer = await this.layerOf(head);
    const { configuration, sources, hash } = layer
      ? buildConfiguration(this.standard, [layer])
      : buildStandard(this.standard);
    if (configuration && hash === head.configuration) await this.configurations.keepBuilt(configuration);
    if (hash === head.configuration || (!configuration && head.configuration !== '')) {
      this.upgraded.add(head._id);
      return head;
    }
    if (!configuration) {
      throw new Error(`tenant ${head._id} has no configuration that compiles`);
    }
    await this.configurations.add(configuration, sources);
    const { tenants } = modelsOf(this.database.mongoose);
    await tenants.updateOne({ _id: head._id, configuration: head.configuration }, { configuration: hash });
    this.upgraded.add(head._id);
    return { ...head, configuration: hash };
  }

  /** The published layer of a tenant; undefined before its first publish. */
  async layerOf(head: Pick<TenantDocument, '_id' | 'version'>): Promise<LayerDefinition | undefined> {
    const version = await modelsOf(this.database.mongoose)
      .versions.findOne({ tenant: head._id, number: head.version })
      .lean();
    return version ? (JSON.parse(version.layer) as LayerDefinition) : undefined;
  }

  /** What is wrong between a layer and the standard modules of today. */
  issuesOf(layer: LayerDefinition): Issue[] {
    return buildConfiguration(this.standard, [layer]).issues;
  }
}
