import { Decimal } from '../../engine/decimal.ts';
import type { Scenario } from './scenario.ts';
import { type InstanceAct, isInstanceAct, isSeatAct, needsOf, type SeatAct } from './scenario-acts.ts';
import type {
  Act,
  Answer,
  Beginning,
  Done,
  Place,
  Request,
  ScenarioDriver,
  Seen,
  SeenApproval,
  SeenTask,
  ServerSide,
  Verdict,
} from './scenario-driver.ts';
import { seenApproval } from './seen-approval.ts';
import { sendAct } from './send-act.ts';
import { sendingTwice } from './sending-twice.ts';
import { browse, noTask, StoryPeople, type StoryWorld } from './story-people.ts';
import { succeeded, type TestAnswer, type TestClient } from './test-client.ts';

/** Does what a story says through the API of a server, whichever it is. */
export class HttpDriver implements ScenarioDriver, ServerSide {
  private readonly world: StoryWorld;
  private readonly people: StoryPeople;

  constructor(world: StoryWorld) {
    this.world = world;
    this.people = new StoryPeople(world);
  }

  async begin(scenario: Scenario): Promise<Beginning> {
    const beginning = await this.world.begin(scenario);
    for (const [entity, values] of Object.entries(scenario.settings)) await this.change(entity, values);
    return beginning;
  }

  async prepare(actor: string, act: Act): Promise<() => Promise<Done>> {
    const client = await this.people.client(actor);
    const send = await this.request(act.twice ? sendingTwice(client, act.twice) : client, act);
    return async () => this.become(act, await send());
  }

  private become(act: Act, { status, body }: TestAnswer): Done {
    if (status >= 400)
      return body.issues.length > 0
        ? { issues: body.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`) }
        : { refused: { code: body.code, params: body.params ?? {} } };
    if (act.do === 'create') {
      this.world.made?.({ entity: act.entity, id: body.id });
      return { made: { entity: act.entity, id: body.id } };
    }
    if (act.do === 'convert') return { made: { entity: body.entity, id: body.record.id } };
    return act.do === 'predict' ? predicted(body.path) : {};
  }

  async read(actor: string, { entity, id }: Place): Promise<Seen | undefined> {
    const { status, body } = await (await this.people.client(actor)).get(
      `/api/records/${entity}/${id}?live=true`,
    );
    if (status !== 200) return undefined;
    return { state: body.state ?? null, revision: body.revision, values: body };
  }

  get server(): ServerSide {
    return this;
  }

  async call(actor: string, { method, path, body, file, form, headers = {} }: Request): Promise<Answer> {
    const formType = { 'content-type': 'application/x-www-form-urlencoded' };
    const sending = {
      ...(body !== undefined && { body }),
      ...(file !== undefined && { body: Buffer.from(file) }),
      ...(form && { body: new URLSearchParams(form).toString() }),
      headers: { ...(form && formType), ...headers },
    };
    return actor === 'nobody'
      ? browse(this.world.url + path, { method, ...sending })
      : (await this.people.client(actor)).send(method, path, sending);
  }

  async batch(
    actor: string,
    rows: readonly { place: Place; seen: number }[],
    { verdict, opinion }: Verdict,
  ): Promise<Done> {
    const done = await this.people.tasksOf(actor, 'done');
    const tasks = new Map(
      [...done, ...(await this.people.tasksOf(actor, 'open'))].map((one) => [one.record, one.id]),
    );
    const answer = await (await this.people.client(actor)).post('/api/tasks/batch', {
      action: verdict,
      ...(opinion !== undefined && { comment: opinion }),
      tasks: rows.map(({ place, seen }) => ({ task: tasks.get(place.id) ?? noTask, seenRevision: seen })),
    });
    const { items } = await succeeded(answer);
    return { outcomes: items.map(({ code }: { code?: string }) => code ?? 'done') };
  }

  async wait(duration: string): Promise<void> {
    if (!this.world.wait) throw new Error('nobody can move the clock of this server');
    await this.world.wait(duration);
  }

  tasks(place: Place): Promise<SeenTask[]> {
    return this.people.tasksOn(place);
  }

  taskOf(actor: string, place: Place): Promise<string> {
    return this.people.taskOf(actor, place);
  }

  async returnTargets(actor: string, { entity, id }: Place): Promise<string[]> {
    const { task } = await succeeded(
      (await this.people.client(actor)).get(`/api/records/${entity}/${id}/actions`),
    );
    const offered: { action: string; targets?: { to: string }[] }[] = task?.actions ?? [];
    return offered.find(({ action }) => action === 'return')?.targets?.map(({ to }) => to) ?? [];
  }

  async approval(place: Place): Promise<SeenApproval | undefined> {
    const id = await this.latestApproval(place);
    if (id === undefined) return undefined;
    return seenApproval(await succeeded((await this.people.client('admin')).get(`/api/instances/${id}`)));
  }

  async log({ entity, id }: Place) {
    const admin = await this.people.client('admin');
    const timeline = await succeeded(admin.get(`/api/records/${entity}/${id}/timeline`));
    const latest = latestIn(timeline);
    const items = timeline.items as { instance: string | null; by: { id: string }; action: string }[];
    return items
      .filter(({ instance }) => instance !== null && instance === latest)
      .map(({ by, action }) => ({ by: by.id, act: action }))
      .reverse();
  }

  async balance(ledger: string, where: Record<string, string>): Promise<Record<string, string>> {
    const client = await this.people.client('admin');
    const query = new URLSearchParams({ ...where, zero: 'true' });
    const { totals } = await succeeded(client.get(`/api/ledgers/${ledger}/balances?${query}`));
    return Object.fromEntries(
      Object.entries(totals as Record<string, string>).map(([id, sum]) => [id, new Decimal(sum).toFixed()]),
    );
  }

  async end(): Promise<void> {
    await this.world.end();
  }

  /** Settings are one record, which is there from the beginning. */
  private async change(entity: string, values: object): Promise<void> {
    const admin = await this.people.client('admin');
    const { items } = await succeeded(admin.get(`/api/records/${entity}`));
    const [{ id, revision }] = items;
    await succeeded(admin.patch(`/api/records/${entity}/${id}`, values, revision));
  }

  /** The request of an act, ready to be sent. */
  private async request(client: TestClient, act: Act): Promise<() => Promise<TestAnswer>> {
    if (isSeatAct(act)) return this.actOnTask(client, act);
    if (isInstanceAct(act)) return this.actOnApproval(client, act);
    const seen = act.do === 'update' || act.do === 'delete' ? await this.seen(act) : 0;
    return () => sendAct(client, act, seen);
  }

  private async actOnTask(client: TestClient, act: SeatAct): Promise<() => Promise<TestAnswer>> {
    const task = await this.taskOf(act.actor, act.place as Place);
    const body = {
      action: act.do,
      seenRevision: await this.seen(act),
      ...(await this.needsOf(act)),
      ...('opinion' in act && act.opinion !== undefined && { comment: act.opinion }),
    };
    return () => client.post(`/api/tasks/${task}/actions`, body);
  }

  /** Who withdraws finds the approval on the record, if the record is there for them. */
  private async actOnApproval(client: TestClient, act: InstanceAct): Promise<() => Promise<TestAnswer>> {
    const { place } = act;
    const timeline = await client.get(`/api/records/${place?.entity}/${place?.id}/timeline`);
    if (timeline.status !== 200) return async () => timeline;
    const body = {
      action: act.do,
      ...(await this.needsOf(act)),
      ...('reason' in act && act.reason !== undefined && { reason: act.reason }),
    };
    return () => client.post(`/api/instances/${latestIn(timeline.body)}/actions`, body);
  }

  private async needsOf(act: SeatAct | InstanceAct) {
    const id = await this.latestApproval(act.place as Place);
    const admin = await this.people.client('admin');
    const { visits } = id === undefined ? { visits: [] } : await succeeded(admin.get(`/api/instances/${id}`));
    return needsOf(act, this.world.people[act.actor] as string, visits);
  }

  /** The revision that the actor looks at: the one remembered, else the present one. */
  private async seen({ seenRevision, place }: Act): Promise<number> {
    return seenRevision ?? (await this.read('admin', place as Place))?.revision ?? 1;
  }

  async latestApproval({ entity, id }: Place): Promise<string | undefined> {
    const admin = await this.people.client('admin');
    return latestIn(await succeeded(admin.get(`/api/records/${entity}/${id}/timeline`)));
  }
}

function latestIn({ items }: { items: { instance: string | null }[] }): string | undefined {
  return items.find((one) => one.instance !== null)?.instance ?? undefined;
}

function predicted({
  steps,
  ends,
}: {
  steps: { node: string; slots: { assignee: { id: string } }[] }[];
  ends: string;
}): Done {
  return {
    ends,
    path: steps.map(({ node, slots }) => ({ node, people: slots.map((slot) => slot.assignee.id) })),
  };
}
