import type { Db } from 'mongodb';
import { taskId } from '../../runtime/server/store/tasks.ts';
import type { TestCompany } from '../support/test-company.ts';
import type { Answer, Caller, Sending } from './caller.ts';

export type Chance = () => number;

/** Of commands so many come twice, half of those under the same key and half without one; and so many from two windows at once. */
const twinShare = 0.3;
const raceShare = 0.2;

/** How many people work at the same time. */
const together = 24;

/** Everybody at their browsers, who click twice and from two windows. */
export class Crowd {
  readonly db: Db;
  private readonly callers: ReadonlyMap<string, Caller>;
  private readonly company: Pick<TestCompany, 'id' | 'people'>;

  constructor(db: Db, callers: ReadonlyMap<string, Caller>, company: Pick<TestCompany, 'id' | 'people'>) {
    this.db = db;
    this.callers = callers;
    this.company = company;
  }

  /** What a filter begins with, as every index does. */
  get own(): { tenant: string } {
    return { tenant: this.company.id };
  }

  idOf(person: string): string {
    return this.company.people[person] as string;
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
  async taskOf(person: string, entity: string, record: string): Promise<string | undefined> {
    const asked = { ...this.own, entity, record, assignee: this.idOf(person) };
    const theirs = await this.db.collection('tasks').find(asked).toArray();
    const task = theirs.find(({ status }) => status === 'open');
    return task ? taskId(task.instance, task.slot) : undefined;
  }

  /** Who has a to-do on a record, and whether it only asks for advice. */
  async holders(entity: string, record: string): Promise<{ person: string; isAdvice: boolean }[]> {
    const asked = { ...this.own, entity, record };
    const open = (await this.db.collection('tasks').find(asked).toArray()).filter(
      ({ status }) => status === 'open',
    );
    const names = new Map(Object.entries(this.company.people).map(([name, id]) => [id, name]));
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
