import type { Content } from './content.ts';

/** One step that can be taken back. */
interface Step {
  before: Content;
  /** The key that it was about, for showing where it happened. */
  at: string;
}

/** How many steps are kept. */
const longest = 200;

/** What can be undone and redone. Contents share what they have in common, so that keeping them costs little. */
export class History {
  private past: Step[] = [];
  private future: { after: Content; at: string }[] = [];

  record(before: Content, at: string): void {
    this.past.push({ before, at });
    if (this.past.length > longest) this.past.shift();
    this.future = [];
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  get canRedo(): boolean {
    return this.future.length > 0;
  }

  /** The content before the last step, and where that was. */
  undo(now: Content): { content: Content; at: string } | undefined {
    const step = this.past.pop();
    if (!step) return undefined;
    this.future.push({ after: now, at: step.at });
    return { content: step.before, at: step.at };
  }

  redo(now: Content): { content: Content; at: string } | undefined {
    const step = this.future.pop();
    if (!step) return undefined;
    this.past.push({ before: now, at: step.at });
    return { content: step.after, at: step.at };
  }

  clear(): void {
    this.past = [];
    this.future = [];
  }
}
