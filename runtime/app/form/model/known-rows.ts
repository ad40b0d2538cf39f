import type { Row } from '../../../../engine/expression/environment.ts';
import { Organisation } from '../../../../engine/record/organisation.ts';

/** Loads records of one entity by id; those that may not be read are left out. */
export type LoadRows = (entity: string, ids: readonly string[]) => Promise<readonly Row[]>;

/**
 * The records of other entities that expressions look into, as far as this page knows them. What
 * is asked for and not known yet is loaded once, together with what else is wanted at the moment.
 */
export class KnownRows {
  readonly rows = new Map<string, Row>();
  private readonly asked = new Set<string>();
  private wanted = new Set<string>();
  private readonly loading = new Set<Promise<void>>();
  private readonly load: LoadRows;
  private readonly arrived: () => void;

  constructor(load: LoadRows, arrived: () => void) {
    this.load = load;
    this.arrived = arrived;
  }

  row(entity: string, id: string): Row | undefined {
    return this.rows.get(`${entity}/${id}`);
  }

  /** Takes over a record that came along with something else, a look-up for one. */
  learn(entity: string, row: Row): void {
    const key = `${entity}/${row.id as string}`;
    this.rows.set(key, { ...this.rows.get(key), ...row });
  }

  /** Asks for a record; `arrived` is told when some of what was asked for is there. */
  want(entity: string, id: string): void {
    const key = `${entity}/${id}`;
    if (this.asked.has(key)) return;
    this.asked.add(key);
    if (this.wanted.size === 0) queueMicrotask(() => this.fetch());
    this.wanted.add(key);
  }

  /** Whether something that was asked for has not come yet. */
  get isBusy(): boolean {
    return this.wanted.size > 0 || this.loading.size > 0;
  }

  /** When what is asked for now has come, or cannot be had. */
  async idle(): Promise<void> {
    // What is wanted is asked for in the next moment.
    await Promise.resolve();
    await Promise.all(this.loading);
  }

  private fetch(): void {
    const byEntity = new Map<string, string[]>();
    for (const key of this.wanted) {
      const at = key.indexOf('/');
      byEntity.set(key.slice(0, at), [...(byEntity.get(key.slice(0, at)) ?? []), key.slice(at + 1)]);
    }
    this.wanted = new Set();
    for (const [entity, ids] of byEntity) {
      const load = this.fetchOf(entity, ids).finally(() => this.loading.delete(load));
      this.loading.add(load);
    }
  }

  /** A record that cannot be had stays unknown: what depends on it is the server's to say. */
  private async fetchOf(entity: string, ids: readonly string[]): Promise<void> {
    let rows: readonly Row[];
    try {
      rows = await this.load(entity, ids);
    } catch {
      // Offline: ask again when somebody wants it again.
      for (const id of ids) this.asked.delete(`${entity}/${id}`);
      return;
    }
    for (const row of rows) this.learn(entity, row);
    if (rows.length > 0) this.arrived();
  }
}

/** The people and departments that this page knows; it never has all of them. */
export class KnownPeople extends Organisation {
  private readonly known: KnownRows;

  constructor(known: KnownRows) {
    super([], []);
    this.known = known;
  }

  override userRow(id: string): Row | null {
    return this.known.rows.get(`user/${id}`) ?? null;
  }

  override departmentRow(id: string): Row | null {
    return this.known.rows.get(`department/${id}`) ?? null;
  }
}
