import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import type { StoredRecord } from '../store/records.ts';

/** Who is who and what is where in a demo company: its rows refer to each other by code. */
export class DemoNames {
  /** Products that are kept by batch, by id. */
  readonly batchManaged = new Set<string>();
  private readonly tenant: string;
  private readonly ids = new Map<string, { id: string; title: string }>();
  private readonly people = new Map<string, string>();

  constructor(tenant: string) {
    this.tenant = tenant;
  }

  /** Lets later rows refer to a record by its code. */
  remember(entity: CompiledEntity, { id, values }: StoredRecord): void {
    const found = { id, title: titleOf(entity, values) };
    if (typeof values.code === 'string') this.ids.set(`${entity.id}/${values.code}`, found);
    if (values.batchManaged === true) this.batchManaged.add(id);
    if (entity.id === 'user') this.people.set(String(values.username), id);
  }

  idOf(entityId: string, code: string): string {
    const id = entityId === 'user' ? this.people.get(code) : this.ids.get(`${entityId}/${code}`)?.id;
    if (id === undefined)
      throw new Error(`demo data of ${this.tenant} refer to ${entityId} ${code}, which is not there`);
    return id;
  }

  /** Codes become references, people user names, numbers in date fields days from today. */
  resolve(
    fields: ReadonlyMap<string, CompiledField>,
    row: Readonly<Record<string, unknown>>,
    dateOf: (days: number) => string,
  ): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, this.resolveValue(fields.get(key), value, dateOf)]),
    );
  }

  private resolveValue(
    field: CompiledField | undefined,
    value: unknown,
    dateOf: (days: number) => string,
  ): unknown {
    if (!field) return value;
    const { columns } = field;
    if (columns) return (value as Record<string, unknown>[]).map((row) => this.resolve(columns, row, dateOf));
    if (field.definition.type === 'date' && typeof value === 'number') return dateOf(value);
    return field.refersTo !== undefined && typeof value === 'string'
      ? this.idOf(field.refersTo, value)
      : value;
  }
}
