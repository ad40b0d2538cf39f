import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CompiledField } from '../../../../engine/compile/compiled.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';
import type { EntityDescription, FormSession, LookUpItem, RecordActions, RecordAnswer } from '../contract.ts';
import type { ReadContext } from '../values/read-text.ts';
import { hasChanges, type Sides } from './changes.ts';
import { compileDescription } from './compile-description.ts';
import { computeContent, type Ground } from './compute-content.ts';
import { type Content, contentOf } from './content.ts';
import { applyEdits, type Edit } from './edit.ts';
import { reachOfBeginning, reachOfEdit, reachOfOwed } from './edit-reach.ts';
import { editsOfText, type TypedText } from './edits-of-text.ts';
import type { FormApi } from './form-api.ts';
import { FormEvaluation } from './form-evaluation.ts';
import { formFacts } from './form-facts.ts';
import type { FormState } from './form-state.ts';
import { headerFlags } from './header-flags.ts';
import { History } from './history.ts';
import { byKey, IssueBook } from './issue-book.ts';
import { KnownRows } from './known-rows.ts';
import { LineNames } from './line-names.ts';
import { randomName } from './random-name.ts';
import { joinReach, type Reach } from './reach.ts';
import { mayWrite, rightsOf } from './rights.ts';
import { pathOf, spotOf } from './spot.ts';
import { TypedLookUps } from './typed-look-ups.ts';
import { validatePlaces } from './validate-content.ts';
import { valuesOfAnswer } from './values-of-answer.ts';

export interface FormOptions {
  description: EntityDescription;
  session: FormSession;
  api: FormApi;
  record?: RecordAnswer | undefined;
  actions?: RecordActions | undefined;
  /** Of a new record: values to begin with. */
  initial?: Values | undefined;
  mode: FormState['mode'];
  /** Shows the old value beside each that differs. */
  marksChanges?: boolean | undefined;
}

/** How an edit counts: a step of its own for undo, part of the last one, or nothing that a person did. */
export type StepKind = 'own' | 'join' | 'quiet';

/**
 * One record being shown or entered, outside of React: what it is made of, what is wrong with it,
 * what undoing leads back to. Components draw its state and hand it edits.
 */
export class FormModel {
  readonly description: EntityDescription;
  readonly session: FormSession;
  readonly api: FormApi;
  readonly marksChanges: boolean;
  readonly described;
  readonly names = new LineNames();
  readonly known: KnownRows;
  readonly ground: Ground;
  readonly state: StoreApi<FormState>;
  readonly book = new IssueBook();
  readonly lookUps: TypedLookUps;
  readonly evaluation: FormEvaluation;
  /** The record as it was last loaded or saved. */
  record: RecordAnswer | undefined;
  /** Somebody else's record that a save met. */
  met: RecordAnswer | undefined;
  private readonly history = new History();
  private owed: Reach = new Map();
  private command: { content: string; key: string } | undefined;

  constructor({ description, session, api, record, actions, initial, mode, marksChanges }: FormOptions) {
    this.marksChanges = marksChanges ?? false;
    this.description = description;
    this.record = record;
    this.session = session;
    this.api = api;
    this.described = compileDescription(description);
    this.known = new KnownRows(api.load, () => this.payOwed());
    const facts = formFacts(this.described, description, session, this.known);
    this.ground = {
      described: this.described,
      facts,
      known: this.known,
      own: ownRow(description, session, record),
    };
    this.lookUps = new TypedLookUps(this);
    this.evaluation = new FormEvaluation(this);
    const base = record ? valuesOfAnswer(this.described.entity, record, this.names) : {};
    const content = contentOf(record ? base : this.begun(initial ?? {}));
    this.state = createStore<FormState>(() => ({
      mode,
      id: record?.id,
      revision: record?.revision ?? 0,
      base,
      content,
      rights: rightsOf(description, record && actions),
      flags: headerFlags(this.ground, content.values, undefined),
      issues: new Map(),
      showsMissing: false,
      isDirty: false,
      path: undefined,
      isEvaluating: false,
      canUndo: false,
      canRedo: false,
    }));
  }

  get isNew(): boolean {
    return this.state.getState().id === undefined;
  }

  get readContext(): ReadContext {
    return { today: this.ground.facts.today, timeZone: this.session.tenant.timeZone };
  }

  field(key: string): CompiledField {
    return this.described.entity.byPath.get(pathOf(spotOf(key))) as CompiledField;
  }

  value(key: string): unknown {
    const { lines, line, field } = spotOf(key);
    const { values } = this.state.getState().content;
    return lines === undefined
      ? values[field]
      : linesOf(values, lines).find((row) => row.id === line)?.[field];
  }

  /** Whether a value may be written as far as rights go; conditions are asked with its flags. */
  mayWrite(key: string): boolean {
    const { rights, base, mode } = this.state.getState();
    return mode === 'edit' && !this.field(key).computed && mayWrite(rights, key, base);
  }

  /** Takes edits over and computes and checks what they lead to. `at` says where it happened, for undo. */
  edit(edits: readonly Edit[], step: StepKind = 'own', at = ''): void {
    if (edits.length === 0) return;
    const before = this.state.getState().content;
    const { content, changed } = applyEdits(before, edits);
    const { entity } = this.described;
    const reach = reachOfEdit(entity, content, changed, this.state.getState().base);
    const computed = computeContent(this.ground, content.values, reach);
    joinReach(this.owed, computed.owed);
    if (step === 'own') this.history.record(before, at);
    this.book.changed(
      edits.flatMap((edit) => ('key' in edit ? [edit.key] : [`${edit.lines}/${edit.line}`, edit.lines])),
    );
    const places = new Set(['']);
    for (const one of [...changed.places.values(), ...reach.values()])
      for (const place of one) places.add(place);
    this.show({ ...content, values: computed.values }, places);
    this.evaluation.schedule();
  }

  /** Takes texts over as typed, into whatever the fields make of them. */
  enter(
    texts: readonly TypedText[],
    step: StepKind = 'own',
    at = texts[0]?.key ?? '',
    before: readonly Edit[] = [],
  ): void {
    const { content } = this.state.getState();
    const startLookUp = (key: string, text: string) => this.lookUps.start(key, text);
    const edits = texts.flatMap((typed) => {
      const field = this.field(typed.key);
      const context = { ...this.readContext, startLookUp };
      return editsOfText(typed, field, { value: this.value(typed.key), content }, context);
    });
    this.edit([...before, ...edits], step, at);
  }

  /** Takes a record over that was chosen from a look-up. */
  choose(key: string, item: LookUpItem, step: StepKind = 'own'): void {
    this.lookUps.learn(key, item);
    this.edit([{ kind: 'set', key, value: { id: item.id, title: item.title } }], step, key);
  }

  undo(): string | undefined {
    return this.travel(this.history.undo(this.state.getState().content));
  }

  redo(): string | undefined {
    return this.travel(this.history.redo(this.state.getState().content));
  }

  /** Shows a content: what is wrong with it at some places, and everything that depends on it. */
  show(content: Content, places: ReadonlySet<string>, more: Partial<FormState> = {}): void {
    const state = { ...this.state.getState(), ...more };
    for (const [place, issues] of validatePlaces(this.ground, content.values, state.base, places))
      this.book.find(place, byKey(issues, content.values));
    this.state.setState({
      ...more,
      content,
      flags: headerFlags(this.ground, content.values, state.flags),
      issues: this.book.show(content, state.showsMissing),
      isDirty: this.isDirty(content, state),
      canUndo: this.history.canUndo,
      canRedo: this.history.canRedo,
    });
  }

  /** Every place of the content: the record and all its lines. */
  places(content: Content = this.state.getState().content): Set<string> {
    const { entity } = this.described;
    return new Set([
      '',
      ...entity.lines.flatMap(({ id }) => linesOf(content.values, id).map((row) => row.id)),
    ]);
  }

  sides(
    { base, rights, content }: Pick<FormState, 'base' | 'rights' | 'content'> = this.state.getState(),
  ): Sides {
    const { entity } = this.described;
    return { entity, rights, names: this.names, base, values: content.values };
  }

  /** A key that makes a command safe to send twice: the same for the same content. */
  commandKey(content: string): string {
    if (this.command?.content !== content) this.command = { content, key: randomName() };
    return this.command.key;
  }

  /** Takes over the record's own data, which its expressions may read. */
  own(record: RecordAnswer): void {
    this.record = record;
    this.ground.own = ownRow(this.description, this.session, record);
  }

  /** Starts anew from a content; what was done before cannot be undone. */
  restart(content: Content, more: Partial<FormState> = {}): void {
    this.history.clear();
    this.show(content, this.places(content), more);
  }

  /** The values that a new record begins with. */
  begun(initial: Values): Values {
    return computeContent(this.ground, initial, reachOfBeginning(this.described.entity, contentOf(initial)))
      .values;
  }

  private isDirty(content: Content, state: FormState): boolean {
    if (state.mode === 'read') return false;
    if (content.texts.size > 0 || content.waiting.size > 0) return true;
    return state.id === undefined ? content.touched.size > 0 : hasChanges(this.sides({ ...state, content }));
  }

  private travel(to: { content: Content; at: string } | undefined): string | undefined {
    if (!to) return undefined;
    this.book.changed([...this.state.getState().issues.keys()]);
    this.show(to.content, this.places(to.content));
    this.edit(this.lookUps.settled(to.content), 'quiet');
    this.evaluation.schedule();
    return to.at;
  }

  /** Computes what waited for a record that has arrived. */
  private payOwed(): void {
    const { content, base } = this.state.getState();
    const reach = reachOfOwed(this.described.entity, content, this.owed, base);
    this.owed = new Map();
    const computed = computeContent(this.ground, content.values, reach);
    joinReach(this.owed, computed.owed);
    const places = new Set(['', ...[...reach.values()].flatMap((one) => [...one])]);
    this.show({ ...content, values: computed.values }, places);
  }
}

/** The record's own data; of a new one what is known already. */
function ownRow(
  { entity }: EntityDescription,
  { user }: FormSession,
  record: RecordAnswer | undefined,
): Record<string, unknown> {
  if (!record) return { state: Object.keys(entity.states)[0], createdBy: { id: user.id, title: user.name } };
  const { id, state, createdAt, createdBy, updatedAt, updatedBy } = record;
  return { id, state, createdAt, createdBy, updatedAt, updatedBy };
}
