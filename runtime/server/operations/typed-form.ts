import type { CompiledEntity, CompiledField } from '../../../engine/compile/compiled.ts';
import type { Environment, Row } from '../../../engine/expression/environment.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { computeRecord } from '../../../engine/record/compute-record.ts';
import { environmentOf, type Facts } from '../../../engine/record/facts.ts';
import { mergeRecord } from '../../../engine/record/merge-record.ts';
import { linesOf, type Values } from '../../../engine/record/values.ts';
import { newId } from '../store/new-id.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import type { LookUpField } from './candidate.ts';
import { type Loading, referencesIn, withFacts } from './load-facts.ts';

/**
 * A form that somebody is typing into, as the filter of one of its reference fields sees it. What was
 * typed comes from outside: of it counts what a save would take, and a record that the person may
 * not read does not exist.
 */
export class TypedForm {
  private readonly entity: CompiledEntity;
  private readonly field: CompiledField;
  private readonly values: Values;
  private readonly facts: Facts;
  private readonly loading: Loading;

  constructor(acting: Acting, { entity, field }: LookUpField, typed: unknown) {
    const policy = acting.policy.entity(entity.id);
    const rights = {
      canRead: (path: string) => policy.canReadField(path),
      canWrite: () => true,
      canAddLines: () => true,
      canDeleteLines: () => true,
    };
    this.entity = entity;
    this.field = field;
    this.values = mergeRecord(entity, {}, typed ?? {}, rights, newId).values;
    this.facts = factsOf(acting);
    const untrusted = new Set(referencesIn(entity, this.values));
    this.loading = { acting, scope: scopeOf(acting), entity, untrusted };
  }

  /** Does work over the form with every fact that it asks for. */
  ask<T>(work: (facts: Facts, environment: Environment) => T): Promise<T> {
    return withFacts(this.loading, this.facts, () => work(this.facts, this.environment()));
  }

  /** Of some records, by id, those that the field's filter allows. */
  allowed(ids: readonly string[]): Promise<Set<string>> {
    const { filter, id: fieldId } = this.field;
    if (!filter) return Promise.resolve(new Set(ids));
    return this.ask((_facts, environment) => {
      const holds = ids.filter((id) => allows([filter], this.withChoice(environment, { [fieldId]: { id } })));
      return new Set(holds);
    });
  }

  /** Records of another entity with their live fields. */
  rows(entityId: string, ids: readonly string[]): Promise<Row[]> {
    return this.ask((_facts, { lookup }) =>
      ids.map((id) => lookup(entityId, id)).filter((row) => row !== null),
    );
  }

  private withChoice(environment: Environment, choice: Row): Environment {
    const { roots } = environment;
    const own = this.isColumn ? 'row' : 'record';
    return { ...environment, roots: { ...roots, [own]: { ...(roots[own] as Row | undefined), ...choice } } };
  }

  private environment(): Environment {
    const { entity, values, facts } = this;
    const computed = this.readsComputed()
      ? computeRecord(entity, values, facts, { fresh: new Set() }).values
      : values;
    // Of its lines the form sends the one that the field stands in.
    const row = this.isColumn ? (linesOf(computed, this.linesId)[0] ?? {}) : undefined;
    return environmentOf(facts, entity.module, computed, row);
  }

  private readsComputed(): boolean {
    return (this.field.filter?.reads ?? []).some(({ root, path }) => {
      const [first = '', second] = root === 'row' ? [this.linesId, ...path] : path;
      const { byPath } = this.entity;
      return byPath.get(first)?.computed || byPath.get(`${first}.${second}`)?.computed;
    });
  }

  private get isColumn(): boolean {
    return this.field.path.includes('.');
  }

  private get linesId(): string {
    return this.field.path.split('.')[0] as string;
  }
}
