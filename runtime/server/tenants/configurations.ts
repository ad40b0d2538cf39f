import { buildConfiguration } from '../../../engine/check/build-configuration.ts';
import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { ensureCollection, recordCollection, recordIndexes } from '../store/collections.ts';
import type { Database } from '../store/database.ts';
import { modelsOf } from '../store/models.ts';

/** Most compiled configurations kept at once; tenants without a layer share one. */
const mostCompiled = 40;

/**
 * Compiled configurations by content hash: what runs now, and what running approvals are pinned to.
 * The sources of every hash ever used are in the database, so that any of them can be compiled again.
 */
export class Configurations {
  private readonly database: Database;
  private readonly compiled = new Map<string, Promise<Configuration>>();
  private readonly indexed = new Set<string>();

  constructor(database: Database) {
    this.database = database;
  }

  /** The configuration with this hash; throws when its sources were never stored. */
  get(hash: string): Promise<Configuration> {
    const known = this.compiled.get(hash);
    if (known) {
      // Used again: it is the youngest now.
      this.compiled.delete(hash);
      this.compiled.set(hash, known);
      return known;
    }
    const loading = this.load(hash);
    this.keep(hash, loading);
    loading.catch(() => this.compiled.delete(hash));
    return loading;
  }

  /** Stores a configuration that was built here, so that it may be named by its hash. */
  async add(configuration: Configuration, sources: Sources): Promise<void> {
    const { configurations } = modelsOf(this.database.mongoose);
    await configurations.updateOne(
      { _id: configuration.hash },
      { $setOnInsert: { sources: JSON.stringify(sources), at: new Date() } },
      { upsert: true },
    );
    await this.keepBuilt(configuration);
  }

  /** Keeps a configuration that was built here and whose sources are stored, so that it is not built again. */
  async keepBuilt(configuration: Configuration): Promise<void> {
    await this.ensureIndexes(configuration);
    this.keep(configuration.hash, Promise.resolve(configuration));
  }

  /** The sources behind a hash, as written. */
  async sources(hash: string): Promise<Sources> {
    const found = await modelsOf(this.database.mongoose).configurations.findById(hash).lean();
    if (!found) throw new Error(`no configuration ${hash} is stored`);
    return JSON.parse(found.sources) as Sources;
  }

  private async load(hash: string): Promise<Configuration> {
    const sources = await this.sources(hash);
    const { configuration, hash: actual, issues } = buildConfiguration(sources, []);
    if (actual !== hash)
      throw new Error(`the stored configuration ${hash} was changed: its content has hash ${actual}`);
    if (!configuration)
      throw new Error(
        `the stored configuration ${hash} does not compile: ${JSON.stringify(issues.slice(0, 3))}`,
      );
    await this.ensureIndexes(configuration);
    return configuration;
  }

  private keep(hash: string, configuration: Promise<Configuration>): void {
    this.compiled.set(hash, configuration);
    for (const oldest of this.compiled.keys()) {
      if (this.compiled.size <= mostCompiled) break;
      this.compiled.delete(oldest);
    }
  }

  /** Collections exist and are indexed before the first record comes. */
  private async ensureIndexes(configuration: Configuration): Promise<void> {
    const ensure = async (entity: CompiledEntity) => {
      const indexes = recordIndexes(entity);
      const signature = `${entity.id} ${JSON.stringify(indexes)}`;
      if (this.indexed.has(signature)) return;
      await ensureCollection(this.database.db, recordCollection(entity.id), indexes);
      this.indexed.add(signature);
    };
    await Promise.all([...configuration.entities.values()].map(ensure));
  }
}
