import type { Configuration } from '../../engine/compile/compiled.ts';
import type { CompiledWorkflow } from '../../engine/compile/compiled-workflow.ts';
import type { Row } from '../../engine/expression/environment.ts';
import { rowOf } from '../../engine/record/facts.ts';
import type { Organisation } from '../../engine/record/organisation.ts';
import { Refusal } from '../../engine/refusal.ts';
import type { Effect } from '../../engine/workflow/change.ts';
import type { Actor, Command, Verb } from '../../engine/workflow/command.ts';
import { type Instance, pendingSlots, type Slot } from '../../engine/workflow/instance.ts';
import { nextWait, passing } from '../../engine/workflow/pass-wait.ts';
import { type PredictedPath, predictPath } from '../../engine/workflow/predict.ts';
import type { WorkflowFacts } from '../../engine/workflow/run.ts';
import { type Outcome, step } from '../../engine/workflow/step.ts';
import { expectSound, type LogEntry } from './approval-invariants.ts';
import { factsOf, now } from './facts.ts';
import { frozen } from './frozen.ts';
import { organisationOf, smallCompany } from './organisation.ts';
import { entityOf } from './prepare.ts';

export interface ApprovalSketch {
  initiator?: string;
  organisation?: Organisation;
  record?: Row;
  settings?: Row;
  /** Whether every command is checked against the rules that always hold; yes unless told otherwise. */
  isChecked?: boolean;
}

/**
 * One request on its way, driven by names: `approval.approve('wang')`. Every command is checked
 * against the rules that always hold (`approval-invariants.ts`), so every test proves them too.
 */
export class Approval {
  current: Instance | undefined;
  organisation: Organisation;
  workflow: CompiledWorkflow;
  record: Row;
  revision = 1;
  now = now;
  readonly log: LogEntry[] = [];
  readonly initiator: string;
  private configuration: Configuration;
  private readonly settings: Row;
  private readonly gone: string[] = [];
  private readonly isChecked: boolean;
  private commands = 0;

  constructor(configuration: Configuration, sketch: ApprovalSketch = {}) {
    this.configuration = configuration;
    this.workflow = configuration.workflows.get('approval') as CompiledWorkflow;
    this.initiator = sketch.initiator ?? 'sun';
    this.organisation = sketch.organisation ?? organisationOf(smallCompany);
    this.record = sketch.record ?? {};
    this.settings = sketch.settings ?? {};
    this.isChecked = sketch.isChecked ?? true;
  }

  get instance(): Instance {
    if (!this.current) throw new Error('the request has not been submitted');
    return this.current;
  }

  get state(): Instance['state'] {
    return this.instance.state;
  }

  /** The to-dos there are: `wang: node`. */
  get tasks(): string[] {
    return pendingSlots(this.instance).map(({ visit, slot }) => `${slot.assignee.id}: ${visit.node}`);
  }

  /** Every opening of a node with what became of it: `node passed`. */
  get visits(): string[] {
    return this.instance.visits.map((visit) => `${visit.node} ${visit.state}`);
  }

  /** Every seat with what became of it: `wang approved`. */
  get slots(): string[] {
    return this.allSlots.map((slot) => `${slot.assignee.id} ${slot.state}`);
  }

  get allSlots(): Slot[] {
    return this.instance.visits.flatMap((visit) => visit.slots);
  }

  /** What the last command asked to be done outside. */
  get effects(): readonly Effect[] {
    return this.log.at(-1)?.effects ?? [];
  }

  /** Whom the last command told what: `task-assigned wang`. */
  get told(): string[] {
    return this.effects.flatMap((effect) =>
      effect.kind === 'notify' ? effect.to.map((person) => `${effect.event} ${person.id}`) : [],
    );
  }

  start(): this {
    return this.send({ verb: 'start', actor: { id: this.initiator }, instance: 'i1' });
  }

  approve(person: string, more: Partial<Command> = {}): this {
    return this.decide('approve', person, more);
  }

  reject(person: string, more: Partial<Command> = {}): this {
    return this.decide('reject', person, { opinion: 'no', ...more });
  }

  return(person: string, more: Partial<Command> = {}): this {
    return this.decide('return', person, { opinion: 'not yet', ...more });
  }

  abstain(person: string, more: Partial<Command> = {}): this {
    return this.decide('abstain', person, { opinion: 'not mine to say', ...more });
  }

  transfer(person: string, to: string, more: Partial<Command> = {}): this {
    return this.decide('transfer', person, { people: [to], ...more });
  }

  delegate(person: string, to: string, more: Partial<Command> = {}): this {
    return this.decide('delegate', person, { people: [to], ...more });
  }

  advise(person: string, advice: Command['advice'] = 'comment'): this {
    return this.decide('advise', person, { advice, opinion: 'as I see it' });
  }

  recall(person: string): this {
    return this.decide('recall', person, {});
  }

  /** Asks people in: `approval.addSign('wang', 'before', ['li'])`. */
  addSign(
    person: string,
    place: 'before' | 'after' | 'parallel',
    people: readonly string[],
    more: Partial<Command> = {},
  ): this {
    return this.decide('add-sign', person, { place, people, ...more });
  }

  cancelAddition(person: string, addition = this.openAddition): this {
    return this.decide('cancel-addition', person, { addition });
  }

  remove(person: string, other: string, more: Partial<Command> = {}): this {
    return this.decide('remove', person, {
      target: this.slotOf(other)?.id ?? 'none',
      opinion: 'no need',
      ...more,
    });
  }

  claim(person: string): this {
    return this.decide('claim', person, {});
  }

  unclaim(person: string): this {
    return this.decide('unclaim', person, {});
  }

  urge(person = this.initiator): this {
    return this.send({ verb: 'urge', actor: { id: person } });
  }

  /** The last group that was asked in and has not ended. */
  get openAddition(): string {
    const additions = this.instance.visits.flatMap((visit) => visit.additions ?? []);
    return additions.findLast(({ state }) => state === 'open' || state === 'waiting')?.id ?? 'none';
  }

  withdraw(person = this.initiator): this {
    return this.send({ verb: 'withdraw', actor: { id: person } });
  }

  resubmit(person = this.initiator): this {
    return this.send({ verb: 'resubmit', actor: { id: person } });
  }

  retry(actor: Actor = { id: 'admin', isAdministrator: true }): this {
    return this.send({ verb: 'retry', actor });
  }

  retrieve(person: string): this {
    return this.decide('retrieve', person, {});
  }

  /** What an administrator does to it, with a reason. */
  administer(
    verb: 'jump' | 'terminate' | 'suspend' | 'resume',
    more: Partial<Command> = {},
    actor: Actor = { id: 'admin', isAdministrator: true },
  ): this {
    return this.send({ verb, actor, opinion: 'it must be', ...more });
  }

  /** Somebody of the small company is there no more. */
  leave(person: string): this {
    this.gone.push(person);
    const people = Object.entries(smallCompany.people).map(([id, sketch]) => [
      id,
      { ...sketch, active: !this.gone.includes(id) },
    ]);
    this.organisation = organisationOf({ ...smallCompany, people: Object.fromEntries(people) });
    return this;
  }

  /** Fires the timer that was asked for last. */
  fireTimer(timer = this.timers.at(-1)): this {
    return this.send({ verb: 'fire-timer', actor: { id: 'system:timer' }, ...(timer && { timer }) });
  }

  /** The first thing waited for happens, as everybody hopes; false where nothing is. */
  passWait(): boolean {
    const wait = nextWait(this.instance);
    if (!wait) return false;
    if (wait.kind === 'delay' && wait.until > this.now) this.now = wait.until;
    this.send(passing(wait));
    return true;
  }

  /** What tokens wait for, and what became of it: `node open`. */
  get waits(): string[] {
    return (this.instance.waits ?? []).map((wait) => `${wait.node} ${wait.state}`);
  }

  get timers() {
    const effects = this.log.flatMap((entry) => entry.effects);
    return effects.flatMap((effect) => (effect.kind === 'timer' ? effect.timer : []));
  }

  /** Somebody edits the record, and the instance is told. */
  edit(person: string, change: Row): this {
    this.record = { ...this.record, ...change };
    this.revision++;
    if (this.current?.state === 'running')
      this.send({ verb: 'record-changed', actor: { id: person }, changed: Object.keys(change) });
    return this;
  }

  /** The slot of a person: the pending one, or else the last. */
  slotOf(person: string): Slot | undefined {
    const mine = this.allSlots.filter((slot) => slot.assignee.id === person);
    return mine.find((slot) => slot.state === 'pending') ?? mine.at(-1);
  }

  /** From now on another definition is in force; the instance stays on its own unless it is repaired. */
  repair(configuration: Configuration): this {
    this.configuration = configuration;
    this.workflow = configuration.workflows.get('approval') as CompiledWorkflow;
    return this;
  }

  predict(instance = this.current): PredictedPath {
    return predictPath(instance, this.initiator, this.facts());
  }

  /** What one command leads to, without doing it. */
  outcomeOf(command: Omit<Command, 'commandId'>): Outcome {
    return step(this.current, { commandId: 'c', ...command }, this.facts(command.actor.id));
  }

  send(command: Omit<Command, 'commandId'>): this {
    if (!this.isChecked) {
      this.current = this.outcomeOf(command).instance;
      return this;
    }
    const before = frozen(this.current);
    const full = frozen({ commandId: `c${++this.commands}`, ...command });
    const facts = this.facts(command.actor.id);
    const outcome = step(before, full, facts);
    const again = step(before, full, this.facts(command.actor.id));
    if (outcome.changes.length > 0) this.log.push({ changes: outcome.changes, effects: outcome.effects });
    expectSound({ before, outcome, again, log: this.log });
    this.current = outcome.instance;
    return this;
  }

  facts(user = this.initiator): WorkflowFacts {
    const { configuration, organisation, revision, workflow } = this;
    const entity = entityOf(configuration, 'request');
    const by = { id: this.initiator, title: this.initiator };
    const record = rowOf(entity, {
      id: 'r1',
      revision,
      state: 'draft',
      createdAt: now,
      createdBy: by,
      updatedAt: now,
      updatedBy: by,
      values: frozen(this.record),
    });
    const facts = factsOf(configuration, {
      user,
      organisation,
      now: this.now,
      settings: { 'request-settings': this.settings },
    });
    return { workflow, entity, record, revision, facts };
  }

  private decide(verb: Verb, person: string, more: Partial<Command>): this {
    const slot = this.slotOf(person)?.id ?? 'none';
    return this.send({ verb, actor: { id: person }, slot, ...more });
  }
}

/** The refusal that a command meets; fails when it is accepted. */
export function refusalOf(act: () => unknown): { code: string; params: Record<string, unknown> } {
  try {
    act();
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    return { code: cause.code, params: cause.params };
  }
  throw new Error('the command was accepted');
}
