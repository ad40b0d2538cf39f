import type { LookUpItem } from '../contract.ts';
import type { Content } from './content.ts';
import type { Edit } from './edit.ts';
import { editsOfOutcome } from './edits-of-text.ts';
import type { FormModel } from './form-model.ts';
import { LookUps, type Outcome } from './look-ups.ts';

/** The look-ups of a form: texts typed into references, and the records that they turned out to name. */
export class TypedLookUps {
  private readonly model: FormModel;
  private readonly lookUps: LookUps;
  /** Answers by token, for contents that undo brings back and that still wait for them. */
  private readonly answers = new Map<number, Outcome>();

  constructor(model: FormModel) {
    this.model = model;
    this.lookUps = new LookUps(
      (path, text, key) => model.api.lookUp(path, text, model.evaluation.lookUpInput(key)),
      (answers) => this.take(answers),
    );
  }

  /** Asks what a text names; the token is that of the answer. */
  start(key: string, text: string): number {
    const { path, refersTo = '' } = this.model.field(key);
    return this.lookUps.start({
      key,
      path,
      text,
      related: this.model.description.related[refersTo],
      isOfPlace: this.model.evaluation.lookUpInput(key) !== undefined,
    });
  }

  idle(): Promise<void> {
    return this.lookUps.idle();
  }

  /** Remembers the fields of a looked-up record, which defaults and formulas are made from. */
  learn(key: string, { id, title, fields }: LookUpItem): void {
    this.model.known.learn(this.model.field(key).refersTo ?? '', { ...fields, id, title });
  }

  /** What answers that have come mean for a content that still waits for them. */
  settled({ waiting }: Content): Edit[] {
    return [...waiting].flatMap(([key, { token }]) => {
      const outcome = this.answers.get(token);
      return outcome ? editsOfOutcome(key, outcome, this.model.field(key)) : [];
    });
  }

  private take(answers: readonly { key: string; token: number; outcome: Outcome }[]): void {
    for (const { key, token, outcome } of answers) {
      this.answers.set(token, outcome);
      if (outcome.state === 'found') this.learn(key, outcome.item);
    }
    this.model.edit(this.settled(this.model.state.getState().content), 'quiet');
  }
}
