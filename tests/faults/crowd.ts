import type { Db } from 'mongodb';
import { taskId } from '../../runtime/server/store/tasks.ts';
import type { Answer, Caller, Sending } from './caller.ts';

export type Chance = () => number;

/** Of commands so many come twice, half of those under the same key and half without one; and so many from two windows at once. */
const twinShare = 0.3;
const raceShare = 0.2;

/** How many people work at the same time. */
const together = 8;

/** Everybody at their browsers, who click twice and from two windows. */
export class Crowd {
  readonly db: Db;
  private readonly callers: ReadonlyMap<string, Caller>;
  private readonly ids: Readonly<Record<string, string>>;

  constructor(db: Db, callers: ReadonlyMap<string, Caller>, ids: Readonly<Record<string, string>>) {
    this.db = db;
    this.callers = callers;
    this.ids = ids;
  }

  idOf(person: string): string {
    return this.ids[person] as string;
  }

  /** Sends a command once; gives its answer. */
  async send(person: string, sending: Omit<Sending, 'key'>): Promise<Answer> {
    const { deed } = sending;
    return (await this.caller(person).send({ ...sending, key: deed })) as Answer;
  }

  /** Sends a command, and as chance wants it the same one beside it; gives the answer to the first. */
  async sendOften(person: string, sending: Omit<Sending, 'key'>, chance: Chance): Promise<Answer> {
    const caller = this.caller(person);
    const { deed } = sending;
    const isTwin = chance() < twinShare;
    const hasKey = chance() < 0.5;
    const isRace = chance() < raceShare;
    const [answer] = await Promise.all([
      caller.send({ ...sending, key: deed }),
      ...(isTwin ? [caller.send(hasKey ? { ...sending, key: deed } : sending)] : []),
      ...(isRace ? [caller.send({ ...sending, key: `${deed}-again` })] : []),
    ]);
    return answer as Answer;
  }

  /** The to-do that a person holds on a record. */
  async taskOf(person: string, record: string): Promise<string | undefined> {
    const assignee = this.idOf(person);
    const task = await this.db.collection('tasks').findOne({ record, assignee, status: 'open' });
    return task ? taskId(task.instance, task.slot) : undefined;
  }

  /** Who has a to-do on a record, and whether it only asks for advice. */
  async holders(record: string): Promise<{ person: string; isAdvice: boolean }[]> {
    const open = await this.db.collection('tasks').find({ record, status: 'open' }).toArray();
    const names = new Map(Object.entries(this.ids).map(([name, id]) => [id, name]));
    return open.map(({ assignee, kind }) => ({
      person: names.get(assignee) as string,
      isAdvice: kind === 'advise',
    }));
  }

  private caller(person: string): Caller {
    return this.callers.get(person) as Caller;
  }
}

export async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: together }, next));
}
