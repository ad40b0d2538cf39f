import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { LookUpItem } from '../contract.ts';
import { comparable } from '../values/plain-text.ts';

/** What a typed text turned out to name. */
export type Outcome =
  | { state: 'found'; item: LookUpItem }
  | { state: 'none' | 'ambiguous' | 'failed'; text: string };

/** Asks the server for records that a text may name. */
export type Ask = (path: string, text: string, key: string) => Promise<readonly LookUpItem[]>;

/** Questions that are on their way at the same time. */
const atOnce = 6;

/**
 * The record that a typed text names among those found for it: one whose code, name or other key is
 * exactly that; else the only one found. Two that fit are for the person to choose between.
 */
export function pickItem(
  text: string,
  items: readonly LookUpItem[],
  related: Pick<EntityDefinition, 'search'> | undefined,
): Outcome {
  const wanted = comparable(text);
  const names = (item: LookUpItem) => [item.title, ...(related?.search ?? []).map((id) => item.fields[id])];
  const exact = items.filter((item) =>
    names(item).some((name) => typeof name === 'string' && comparable(name) === wanted),
  );
  const [first, second] = exact.length > 0 ? exact : items;
  if (!first) return { state: 'none', text };
  return second ? { state: 'ambiguous', text } : { state: 'found', item: first };
}

interface Question {
  key: string;
  path: string;
  text: string;
  related: Pick<EntityDefinition, 'search'> | undefined;
  /** Whether the answer depends on where it was asked: then no other place can share it. */
  isOfPlace: boolean;
}

/** One question to the server, and everywhere that waits for its answer. */
interface Asking extends Question {
  waiting: { key: string; token: number }[];
}

type Answer = { key: string; token: number; outcome: Outcome };

/**
 * Look-ups under way. Whoever types does not wait: the answer comes later, to the question that it
 * was asked for. A thousand pasted lines of ten products are ten questions.
 */
export class LookUps {
  private readonly ask: Ask;
  private readonly settle: (answers: readonly Answer[]) => void;
  /** Asked and to be asked, by what is asked. */
  private readonly open = new Map<string, Asking>();
  private readonly queue: Asking[] = [];
  private answered: Answer[] = [];
  private running = 0;
  private lastToken = 0;
  private waiters: (() => void)[] = [];

  constructor(ask: Ask, settle: LookUps['settle']) {
    this.ask = ask;
    this.settle = settle;
  }

  /** Asks what a text names; the token is that of the answer. */
  start(question: Question): number {
    const token = ++this.lastToken;
    const name = nameOf(question);
    const known = this.open.get(name);
    if (known) known.waiting.push({ key: question.key, token });
    else {
      const asking = { ...question, waiting: [{ key: question.key, token }] };
      this.open.set(name, asking);
      this.queue.push(asking);
      this.next();
    }
    return token;
  }

  /** When everything asked so far is answered. */
  idle(): Promise<void> {
    if (this.running === 0 && this.queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.waiters.push(resolve));
  }

  private next(): void {
    while (this.running < atOnce) {
      const asking = this.queue.shift();
      if (!asking) return;
      this.running++;
      this.answer(asking);
    }
  }

  private async answer(asking: Asking): Promise<void> {
    const { path, text, key, related } = asking;
    let outcome: Outcome;
    try {
      outcome = pickItem(text, await this.ask(path, text, key), related);
    } catch {
      // Offline or refused: the text stays, and is asked again when the record is saved.
      outcome = { state: 'failed', text };
    }
    this.open.delete(nameOf(asking));
    const isFirst = this.answered.length === 0;
    this.answered.push(...asking.waiting.map((one) => ({ ...one, outcome })));
    this.running--;
    this.next();
    if (this.running === 0) this.flush();
    else if (isFirst) setTimeout(() => this.flush(), 30);
  }

  /** Answers of a paste come in by the dozen and are taken over together. */
  private flush(): void {
    const answers = this.answered;
    this.answered = [];
    if (answers.length > 0) this.settle(answers);
    if (this.running > 0 || this.queue.length > 0) return;
    for (const resolve of this.waiters.splice(0)) resolve();
  }
}

function nameOf({ path, text, key, isOfPlace }: Question): string {
  return [path, text, isOfPlace ? key : ''].join('\n');
}
