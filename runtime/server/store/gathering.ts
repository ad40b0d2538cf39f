/** Somebody who asks, and is told. */
interface Asking<Ask, Answer> {
  ask: Ask;
  resolve(answer: Answer): void;
  reject(cause: unknown): void;
}

/** Answers many askers at once, in their order. */
export type Serve<Ask, Answer> = (asks: readonly Ask[]) => Promise<readonly Answer[]>;

/** Most who are served together. */
const mostTogether = 100;

/**
 * One command of the database for all who want the like at the same time: those who ask in one turn
 * of the event loop are served together, and those who come while an answer is on its way when it is
 * back. Nobody is told what was read before they asked.
 */
export class Gathering<Ask, Answer> {
  /** Those who wait, by what they want; a key is there while a serving is on its way. */
  private readonly waiting = new Map<string, Asking<Ask, Answer>[]>();

  ask(key: string, ask: Ask, serve: Serve<Ask, Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const asking = { ask, resolve, reject };
      const queue = this.waiting.get(key);
      if (queue) queue.push(asking);
      else {
        this.waiting.set(key, [asking]);
        void this.work(key, serve);
      }
    });
  }

  private async work(key: string, serve: Serve<Ask, Answer>): Promise<void> {
    const queue = this.waiting.get(key) ?? [];
    while (queue.length > 0) {
      await nextTurn();
      await tell(queue.splice(0, mostTogether), serve);
    }
    this.waiting.delete(key);
  }
}

async function tell<Ask, Answer>(
  askers: readonly Asking<Ask, Answer>[],
  serve: Serve<Ask, Answer>,
): Promise<void> {
  try {
    const answers = await serve(askers.map(({ ask }) => ask));
    for (const [index, { resolve }] of askers.entries()) resolve(answers[index] as Answer);
  } catch (cause) {
    for (const { reject } of askers) reject(cause);
  }
}

/** After everything that has come in by now had its turn. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
