import type { CompiledEntity } from '../compile/compiled.ts';
import type { CompiledNode, CompiledWorkflow } from '../compile/compiled-workflow.ts';
import type { Environment, Row } from '../expression/environment.ts';
import { environmentOf, type Facts } from '../record/facts.ts';
import type { Person } from '../record/organisation.ts';
import type { Change, Effect } from './change.ts';
import type { Command } from './command.ts';
import { evolve } from './evolve.ts';
import { forkResults } from './fork-results.ts';
import type { Instance, PersonSnapshot, Token } from './instance.ts';

/** What a step is told: the definition it runs on, the record as it is now, the world. */
export interface WorkflowFacts {
  workflow: CompiledWorkflow;
  entity: CompiledEntity;
  /** The record's fields with its own data among them. */
  record: Row;
  /** Where a request is decided about, `record` is as it would be; this is how it is, and the paths that differ (L6). */
  before?: Row;
  changed?: readonly string[];
  revision: number;
  facts: Facts;
}

/** One step under way: the instance as far as it has got, and what has happened. Local to one call of `step`. */
export class Run {
  readonly facts: WorkflowFacts;
  readonly command: Command;
  readonly changes: Change[] = [];
  readonly effects: Effect[] = [];
  /** Nodes passed without waiting for anybody, for the loop guard (approval.md K10). */
  readonly automatic: string[] = [];
  private current: Instance | undefined;

  constructor(instance: Instance | undefined, command: Command, facts: WorkflowFacts) {
    this.current = instance;
    this.command = command;
    this.facts = facts;
  }

  get instance(): Instance {
    if (!this.current) throw new Error('no instance yet');
    return this.current;
  }

  get now(): string {
    return this.facts.facts.now;
  }

  emit(change: Change): void {
    this.changes.push(change);
    this.current = evolve(this.current, change);
  }

  effect(effect: Effect): void {
    this.effects.push(effect);
  }

  /** What names the effect that comes next for ever (approval.md K7). */
  nextKey(): string {
    return `${this.instance.id}:${this.instance.rev + 1}:${this.effects.length}`;
  }

  node(id: string): CompiledNode {
    const node = this.facts.workflow.nodes.get(id);
    if (!node) throw new Error(`workflow ${this.facts.workflow.id} has no node ${id}`);
    return node;
  }

  /**
   * What the workflow's conditions see: the record, the initiator as of now, the settings; on the way of a
   * token also how the fork before it ended (approval.md G2).
   */
  environment(token?: Token): Environment {
    const { facts, workflow, record, before = record, changed = [] } = this.facts;
    const person = facts.organisation.userRow(this.instance.initiator.id);
    const chosen = facts.organisation.department(this.instance.department);
    const initiator =
      person && chosen ? { ...person, department: { id: chosen.id, title: chosen.name } } : person;
    const scope = token && { results: forkResults(this.instance, token) };
    return environmentOf(facts, workflow.module, record, undefined, {
      initiator,
      before,
      changed,
      ...(scope && { scope }),
    });
  }
}

/** A person as of now, to be kept with a decision. */
export function snapshotOf(person: Person, facts: Facts): PersonSnapshot {
  const department = facts.organisation.department(person.department)?.name;
  return {
    id: person.id,
    name: person.name,
    ...(department !== undefined && { department }),
    ...(person.position !== undefined && { position: person.position }),
  };
}
