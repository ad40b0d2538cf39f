import type { Evaluation } from '../contract.ts';

/** What is asked and what is done with the answer. */
export interface Evaluating<T> {
  /** The question; undefined when there is nothing to ask. */
  question(): T | undefined;
  ask(question: T, signal: AbortSignal): Promise<Evaluation>;
  /** Takes over an answer; what was typed since it was asked for stays as it is. */
  take(evaluation: Evaluation, question: T): void;
  /** How long to wait for more typing, in milliseconds. */
  delay(): number;
  pending(isPending: boolean): void;
}

/** How long somebody who never stops typing goes without an answer, in delays. */
const mostDelays = 5;

/** Asks the server again a moment after the last change, one question at a time. */
export class Evaluator<T> {
  private readonly evaluating: Evaluating<T>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first change was made that nobody asked about yet, in milliseconds. */
  private since: number | undefined;
  private running: { controller: AbortController; done: Promise<void> } | undefined;

  constructor(evaluating: Evaluating<T>) {
    this.evaluating = evaluating;
  }

  schedule(): void {
    this.evaluating.pending(true);
    this.since ??= Date.now();
    clearTimeout(this.timer);
    const delay = this.evaluating.delay();
    const left = this.since + mostDelays * delay - Date.now();
    this.timer = setTimeout(() => this.now(), Math.max(0, Math.min(delay, left)));
  }

  /** Asks without waiting for more, as soon as the question before is answered. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.since ??= Date.now();
    if (!this.running) this.run();
  }

  /** When the present state is evaluated, or could not be. */
  async settled(): Promise<void> {
    if (this.timer !== undefined) this.now();
    while (this.running) await this.running.done;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.since = undefined;
    this.running?.controller.abort();
    this.running = undefined;
  }

  private run(): void {
    this.since = undefined;
    const question = this.evaluating.question();
    if (question === undefined) {
      this.evaluating.pending(false);
      return;
    }
    const controller = new AbortController();
    this.running = { controller, done: this.answer(question, controller) };
  }

  private async answer(question: T, controller: AbortController): Promise<void> {
    try {
      const evaluation = await this.evaluating.ask(question, controller.signal);
      if (!controller.signal.aborted) this.evaluating.take(evaluation, question);
    } catch {
      // Offline, or refused for a reason that saving will tell: what is shown stays as it is.
    }
    if (controller.signal.aborted) return;
    this.running = undefined;
    if (this.timer !== undefined) return;
    if (this.since === undefined) this.evaluating.pending(false);
    else this.run();
  }
}
