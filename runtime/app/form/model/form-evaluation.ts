import { linesOf } from '../../../../engine/record/values.ts';
import type { Evaluation } from '../contract.ts';
import { type Body, bodyOfChange, bodyOfNew } from './changes.ts';
import type { Content } from './content.ts';
import { Evaluator } from './evaluator.ts';
import type { FormModel } from './form-model.ts';
import { byKey } from './issue-book.ts';
import { spotOf } from './spot.ts';
import { takeEvaluation } from './take-evaluation.ts';
import { valuesOfAnswer } from './values-of-answer.ts';

/** What the server was asked about. */
interface Question extends Body {
  id: string | undefined;
  content: Content;
}

/** A record of many lines is asked about less often. */
const manyLines = 300;

/** What only the server can tell of a record while it is typed: stock, credit, margin, warnings, who will approve. */
export class FormEvaluation {
  private readonly model: FormModel;
  private readonly evaluator: Evaluator<Question>;

  constructor(model: FormModel) {
    this.model = model;
    this.evaluator = new Evaluator<Question>({
      question: () => this.question(),
      ask: ({ id, body }, signal) => model.api.evaluate(id, body, signal),
      take: (evaluation, question) => this.take(evaluation, question),
      delay: () => (this.model.places().size > manyLines ? 1000 : 300),
      pending: (isEvaluating) => {
        if (model.state.getState().isEvaluating !== isEvaluating) model.state.setState({ isEvaluating });
      },
    });
  }

  /** Asks a moment after the last edit. */
  schedule(): void {
    if (this.model.state.getState().mode === 'edit') this.evaluator.schedule();
  }

  now(): void {
    this.evaluator.now();
  }

  /** When the server has told what it knows of the record as it is. */
  settled(): Promise<void> {
    return this.evaluator.settled();
  }

  stop(): void {
    this.evaluator.stop();
  }

  /** The record so far, where the records that a field may take depend on it. */
  lookUpInput(key: string): unknown {
    const { filter, id } = this.model.field(key);
    const readsOther = filter?.reads.some(({ root, path }) =>
      root === 'record' || root === 'row' ? path[0] !== id : false,
    );
    if (!readsOther) return undefined;
    const { values } = this.model.state.getState().content;
    const { lines, line } = spotOf(key);
    if (lines === undefined) return values;
    return { ...values, [lines]: linesOf(values, lines).filter((row) => row.id === line) };
  }

  private question(): Question | undefined {
    const { id, content } = this.model.state.getState();
    const sides = this.model.sides();
    const { body, order } = id === undefined ? bodyOfNew(sides, true) : bodyOfChange(sides);
    return { id, content, body, order };
  }

  private take({ record, issues, path }: Evaluation, { content: asked, order }: Question): void {
    const { model } = this;
    const { content, base } = model.state.getState();
    const answer = valuesOfAnswer(model.described.entity, record, model.names);
    const stored = new Set(
      model.described.entity.lines.flatMap(({ id }) => linesOf(base, id).map((row) => row.id)),
    );
    const values = takeEvaluation({
      described: model.described,
      content,
      asked,
      answer,
      order,
      isNew: (place) => (place === '' ? model.isNew : !stored.has(place)),
    });
    model.book.evaluate(byOrder(issues, content, order));
    model.show({ ...content, values }, new Set(['']), { path });
  }
}

/** Issues by our keys: the server counts the lines as they were sent. */
function byOrder(issues: Evaluation['issues'], { values }: Content, order: Body['order']) {
  const keyed = new Map<string, Evaluation['issues']>();
  for (const one of issues) {
    const lineIds = order[one.path.split('/')[1] ?? ''];
    for (const [key, list] of byKey([one], values, lineIds))
      keyed.set(key, [...(keyed.get(key) ?? []), ...list]);
  }
  return keyed;
}
