import type { CompiledEntity, Configuration } from '../../engine/compile/compiled.ts';
import type { Facts } from '../../engine/record/facts.ts';
import { prepareRecord } from '../../engine/record/prepare-record.ts';
import type { Values } from '../../engine/record/values.ts';
import { allRights, type WriteRights } from '../../engine/record/write-rights.ts';
import { codeAndPath } from './configuration.ts';
import { factsOf } from './facts.ts';

export interface SaveSketch {
  before?: Values;
  rights?: Partial<WriteRights>;
  facts?: Facts;
}

export interface Saved {
  values: Values;
  /** `code path` of everything wrong. */
  issues: string[];
}

export function entityOf(configuration: Configuration, entityId: string): CompiledEntity {
  return configuration.entities.get(entityId) as CompiledEntity;
}

/** What saving this input would store; without `before` the record is new. New lines are `new-1`, `new-2` … */
export function save(
  configuration: Configuration,
  entityId: string,
  input: unknown,
  { before, rights, facts = factsOf(configuration) }: SaveSketch = {},
): Saved {
  let count = 0;
  const { values, issues } = prepareRecord(
    {
      entity: entityOf(configuration, entityId),
      before: before ?? {},
      input,
      isNew: before === undefined,
      own: { id: 'r1', state: 'draft', createdBy: { id: 'sun' } },
      rights: { ...allRights, ...rights },
      newId: () => `new-${++count}`,
    },
    facts,
  );
  return { values, issues: issues.map(codeAndPath) };
}
