import type { Evaluation } from '../contract.ts';

/** What is asked and what is done with the answer. */
export interface Evaluating<T> {
  /** The question; undefined when there is nothing to ask. */
  question(): T | undefined;
  ask(question: T, signal: AbortSignal): Promise<Evaluation>;
  take(evaluation: Evaluation, question: T): void;
  /** How long to wait for more typing, in milliseconds. */
  delay(): number;
  pending(isPending: boolean): void;
}

/** Asks the server again a moment after the last change; an older question is given up. */
export class Evaluator<T> {
  private readonly evaluating: Evaluating<T>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  constructor(evaluating: Evaluating<T>) {
    this.evaluating = evaluating;
  }

  schedule(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.evaluating.pending(true);
    this.timer = setTimeout(() => this.run(), this.evaluating.delay());
  }

  now(): void {
    clearTimeout(this.timer);
    this.run();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.running?.abort();
    this.running = undefined;
  }

  private async run(): Promise<void> {
    this.running?.abort();
    const question = this.evaluating.question();
    if (question === undefined) {
      this.evaluating.pending(false);
      return;
    }
    const controller = new AbortController();
    this.running = controller;
    try {
      const evaluation = await this.evaluating.ask(question, controller.signal);
      if (!controller.signal.aborted) this.evaluating.take(evaluation, question);
    } catch {
      // Offline, or refused for a reason that saving will tell: what is shown stays as it is.
    } finally {
      if (this.running === controller) {
        this.running = undefined;
        this.evaluating.pending(false);
      }
    }
  }
}
