import { isOver } from '../../engine/workflow/instance.ts';
import type { Chance, Crowd } from './crowd.ts';

const requests = '/api/records/request';

/** Rounds after which a request that still is not decided is left as it stands, for the invariants to tell of. */
const mostRounds = 12;

/** One request under approval, and everything that people do with it. */
class Matter {
  private readonly crowd: Crowd;
  private readonly id: string;
  private readonly chance: Chance;
  private count = 0;

  constructor(crowd: Crowd, id: string, chance: Chance) {
    this.crowd = crowd;
    this.id = id;
    this.chance = chance;
  }

  async submit(transition: string): Promise<void> {
    const path = `${requests}/${this.id}/actions/${transition}`;
    await this.crowd.sendOften('sun', { deed: `submit-${this.id}`, path, body: {} }, this.chance);
  }

  /** What the holder of a to-do does with it, if there is one by now. */
  async act(person: string, action: string, needs: object = {}): Promise<void> {
    const task = await this.crowd.taskOf(person, 'request', this.id);
    if (task === undefined) return;
    const record = await this.crowd.db.collection('records.request').findOne({ _id: this.id as never });
    const isDecision = ['approve', 'reject', 'abstain', 'return', 'advise'].includes(action);
    const body = { action, comment: `${action} ${person}`, ...needs };
    await this.crowd.sendOften(
      person,
      {
        deed: `${action}-${task}-${++this.count}`,
        path: `/api/tasks/${task}/actions`,
        body: isDecision ? { ...body, seenRevision: record?.revision } : body,
      },
      this.chance,
    );
  }

  async actOnInstance(person: string, action: string): Promise<void> {
    const { _id } = await this.instance();
    const path = `/api/instances/${_id}/actions`;
    const sending = { deed: `${action}-${this.id}-${++this.count}`, path, body: { action, reason: action } };
    await this.crowd.sendOften(person, sending, this.chance);
  }

  /** Drives it on until it is decided. */
  async finish(): Promise<void> {
    for (let round = 0; round < mostRounds; round++) {
      const { state } = await this.instance();
      if (isOver({ state } as never)) return;
      if (state === 'returned') await this.resubmit();
      for (const { person, isAdvice } of await this.crowd.holders('request', this.id))
        await (isAdvice ? this.act(person, 'advise', { advice: 'comment' }) : this.act(person, 'approve'));
    }
  }

  idOf(person: string): string {
    return this.crowd.idOf(person);
  }

  private async resubmit(): Promise<void> {
    const path = `${requests}/${this.id}/submit`;
    await this.crowd.sendOften(
      'sun',
      { deed: `resubmit-${this.id}-${++this.count}`, path, body: {} },
      this.chance,
    );
  }

  private async instance() {
    const asked = { ...this.crowd.own, entity: 'request', record: this.id };
    const found = await this.crowd.db.collection('instances').findOne(asked);
    if (!found) throw new Error(`request ${this.id} was submitted and has no approval`);
    return found;
  }
}

interface Course {
  transition: string;
  play(matter: Matter): Promise<unknown>;
}

const threeAtOnce = (matter: Matter) =>
  Promise.all(['wang', 'zhao', 'qian'].map((person) => matter.act(person, 'approve')));

/** What may become of a request: every verb of a to-do, much of it at once. */
const courses: readonly Course[] = [
  { transition: 'submit-all', play: threeAtOnce },
  {
    transition: 'submit-any',
    play: (matter) =>
      Promise.all([
        matter.act('wang', 'approve'),
        matter.act('zhao', 'reject'),
        matter.act('qian', 'approve'),
      ]),
  },
  { transition: 'submit-in-turn', play: (matter) => matter.act('wang', 'approve') },
  {
    transition: 'submit-in-turn',
    play: (matter) => matter.act('wang', 'transfer', { people: [matter.idOf('li')] }),
  },
  {
    transition: 'submit-in-turn',
    play: (matter) => matter.act('wang', 'delegate', { people: [matter.idOf('li')] }),
  },
  {
    transition: 'submit-all',
    async play(matter) {
      await matter.act('wang', 'add-sign', { people: [matter.idOf('li')], place: 'parallel' });
      await threeAtOnce(matter);
    },
  },
  {
    transition: 'submit-all',
    play: (matter) =>
      Promise.all([
        matter.act('wang', 'add-sign', { people: [matter.idOf('li')], place: 'before' }),
        matter.act('qian', 'approve'),
      ]),
  },
  {
    transition: 'submit-vote',
    play: (matter) =>
      Promise.all([
        matter.act('wang', 'approve'),
        matter.act('zhao', 'reject'),
        matter.act('qian', 'abstain'),
      ]),
  },
  {
    transition: 'submit-parallel',
    play: (matter) => Promise.all([matter.act('wang', 'approve'), matter.act('qian', 'approve')]),
  },
  {
    transition: 'submit-return-modes',
    async play(matter) {
      await matter.act('wang', 'approve');
      await matter.act('qian', 'return', { to: 'initiator', resubmit: 'direct' });
    },
  },
  {
    transition: 'submit-withdraw-while-running',
    play: (matter) => Promise.all([matter.act('wang', 'approve'), matter.actOnInstance('sun', 'withdraw')]),
  },
  { transition: 'submit-all', play: (matter) => matter.act('zhao', 'reject') },
  {
    transition: 'submit-claim',
    play: (matter) => Promise.all([matter.act('wang', 'claim'), matter.act('zhao', 'claim')]),
  },
];

/** A request that goes its course until it is decided; gives its id. */
export async function passRequest(crowd: Crowd, index: number, chance: Chance): Promise<string> {
  const course = courses[Math.floor(chance() * courses.length)] as Course;
  const body = { subject: `Request ${index}`, amount: '100' };
  const created = await crowd.send('sun', { deed: `create-request-${index}`, path: requests, body });
  const { id } = JSON.parse(created.body) as { id: string };
  const matter = new Matter(crowd, id, chance);
  await matter.submit(course.transition);
  await course.play(matter);
  await matter.finish();
  return id;
}
