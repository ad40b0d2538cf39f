import { Decimal } from '../../engine/decimal.ts';
import type { Scenario } from './scenario.ts';
import { type InstanceAct, isInstanceAct, isSeatAct, needsOf, type SeatAct } from './scenario-acts.ts';
import type { Act, Beginning, Done, Place, ScenarioDriver, Seen, SeenApproval } from './scenario-driver.ts';
import { succeeded, type TestAnswer, type TestClient } from './test-client.ts';

interface ListedTask {
  id: string;
  instance: string;
  record: string;
  node: { id: string };
}

interface Approval {
  state: string;
  visits: { node: string; state: string; slots: { assignee: { id: string }; state: string }[] }[];
}

/** A server that stories are played on: who works there, and how they sign in. */
export interface StoryWorld {
  /** Sets up the people and departments of a story; gives what its names stand for. */
  begin(scenario: Scenario): Promise<Beginning>;
  /** The people of the story by the names it has for them, `admin` among them, with their ids. */
  readonly people: Readonly<Record<string, string>>;
  signIn(name: string): Promise<TestClient>;
  end(): Promise<void>;
}

/** Does what a story says through the API of a server, whichever it is. */
export class HttpDriver implements ScenarioDriver {
  private readonly world: StoryWorld;
  private readonly clients = new Map<string, TestClient>();

  constructor(world: StoryWorld) {
    this.world = world;
  }

  async begin(scenario: Scenario): Promise<Beginning> {
    const beginning = await this.world.begin(scenario);
    for (const [entity, values] of Object.entries(scenario.settings)) await this.change(entity, values);
    return beginning;
  }

  async perform(actor: string, act: Act): Promise<Done> {
    const client = await this.client(actor);
    const answer = await this.send(client, act);
    const { status, body } = answer;
    if (status >= 400)
      return body.issues.length > 0
        ? { issues: body.issues.map((one: { code: string; path: string }) => `${one.code} ${one.path}`) }
        : { refused: { code: body.code, params: body.params ?? {} } };
    if (act.do === 'create') return { made: { entity: act.entity, id: body.id } };
    if (act.do === 'convert') return { made: { entity: body.entity, id: body.record.id } };
    return act.do === 'predict' ? predicted(body.path) : {};
  }

  async read(actor: string, { entity, id }: Place): Promise<Seen | undefined> {
    const { status, body } = await (await this.client(actor)).get(`/api/records/${entity}/${id}?live=true`);
    if (status !== 200) return undefined;
    return { state: body.state ?? null, revision: body.revision, values: body };
  }

  /** What stands in everybody's own inbox. */
  async tasks({ id }: Place) {
    const open: { person: string; node: string }[] = [];
    for (const [username, person] of Object.entries(this.world.people))
      for (const task of await this.tasksOf(username, 'open'))
        if (task.record === id) open.push({ person, node: task.node.id });
    return open;
  }

  async approval(place: Place): Promise<SeenApproval | undefined> {
    const id = await this.latestApproval(place);
    if (id === undefined) return undefined;
    const { state, visits }: Approval = await succeeded(
      (await this.client('admin')).get(`/api/instances/${id}`),
    );
    return {
      state,
      visits: visits.map((visit) => ({ node: visit.node, state: visit.state })),
      seats: visits.flatMap((visit) =>
        visit.slots.map((slot) => ({ person: slot.assignee.id, state: slot.state })),
      ),
    };
  }

  async balance(ledger: string, where: Record<string, string>): Promise<Record<string, string>> {
    const client = await this.client('admin');
    const query = new URLSearchParams({ ...where, zero: 'true' });
    const { totals } = await succeeded(client.get(`/api/ledgers/${ledger}/balances?${query}`));
    return Object.fromEntries(
      Object.entries(totals as Record<string, string>).map(([id, sum]) => [id, new Decimal(sum).toFixed()]),
    );
  }

  async end(): Promise<void> {
    await this.world.end();
  }

  private async client(username: string): Promise<TestClient> {
    const known = this.clients.get(username);
    if (known) return known;
    const client = await this.world.signIn(username);
    this.clients.set(username, client);
    return client;
  }

  /** Settings are one record, which is there from the beginning. */
  private async change(entity: string, values: object): Promise<void> {
    const admin = await this.client('admin');
    const { items } = await succeeded(admin.get(`/api/records/${entity}`));
    const [{ id, revision }] = items;
    await succeeded(admin.patch(`/api/records/${entity}/${id}`, values, revision));
  }

  private async send(client: TestClient, act: Act): Promise<TestAnswer> {
    const { entity, id } = (act.place ?? {}) as Place;
    const record = `/api/records/${entity}/${id}`;
    if (isSeatAct(act)) return this.actOnTask(client, act);
    if (isInstanceAct(act)) return this.actOnApproval(client, act);
    switch (act.do) {
      case 'create':
        return client.post(`/api/records/${act.entity}`, act.values);
      case 'update':
        return client.patch(record, act.values, await this.seen(act));
      case 'delete':
        return client.delete(record, await this.seen(act));
      case 'submit':
        return act.transition === undefined
          ? client.post(`${record}/submit`, { ...(act.chosen && { chosen: act.chosen }) })
          : client.post(`${record}/actions/${act.transition}`, { ...(act.chosen && { chosen: act.chosen }) });
      case 'resubmit':
        return client.post(`${record}/submit`, { ...(act.chosen && { chosen: act.chosen }) });
      case 'transition':
        return client.post(`${record}/actions/${act.transition}`, {
          ...(act.reason !== undefined && { reason: act.reason }),
        });
      case 'convert':
        return client.post(`${record}/convert/${act.conversion}`, { ...(act.lines && { lines: act.lines }) });
      case 'predict':
        return client.get(`${record}/preview-approval`);
      case 'read':
        return client.get(record);
    }
  }

  private async actOnTask(client: TestClient, act: SeatAct): Promise<TestAnswer> {
    return client.post(`/api/tasks/${await this.taskOf(act)}/actions`, {
      action: act.do,
      seenRevision: await this.seen(act),
      ...(await this.needsOf(act)),
      ...('opinion' in act && act.opinion !== undefined && { comment: act.opinion }),
    });
  }

  /** Who withdraws finds the approval on the record, if the record is there for them. */
  private async actOnApproval(client: TestClient, act: InstanceAct): Promise<TestAnswer> {
    const { place } = act;
    const timeline = await client.get(`/api/records/${place?.entity}/${place?.id}/timeline`);
    if (timeline.status !== 200) return timeline;
    return client.post(`/api/instances/${latestIn(timeline.body)}/actions`, {
      action: act.do,
      ...(await this.needsOf(act)),
      ...('reason' in act && act.reason !== undefined && { reason: act.reason }),
    });
  }

  private async needsOf(act: SeatAct | InstanceAct) {
    const id = await this.latestApproval(act.place as Place);
    const admin = await this.client('admin');
    const { visits } = id === undefined ? { visits: [] } : await succeeded(admin.get(`/api/instances/${id}`));
    return needsOf(act, this.world.people[act.actor] as string, visits);
  }

  /** The revision that the actor looks at: the one remembered, else the present one. */
  private async seen({ seenRevision, place }: Act): Promise<number> {
    return seenRevision ?? (await this.read('admin', place as Place))?.revision ?? 1;
  }

  /** The to-do that the actor holds on the record, else the one held last, else none that exists. */
  private async taskOf({ actor, place }: Act): Promise<string> {
    for (const status of ['open', 'done'] as const) {
      const found = (await this.tasksOf(actor, status)).find(({ record }) => record === place?.id);
      if (found) return found.id;
    }
    return 'none~none';
  }

  /** Who has left has no inbox any more. */
  private async tasksOf(username: string, status: 'open' | 'done'): Promise<ListedTask[]> {
    const answer = await (await this.client(username)).get(`/api/tasks?status=${status}`);
    return answer.status === 401 ? [] : (await succeeded(answer)).items;
  }

  private async latestApproval({ entity, id }: Place): Promise<string | undefined> {
    const admin = await this.client('admin');
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
  steps: { node: string; slots: Approval['visits'][0]['slots'] }[];
  ends: string;
}): Done {
  return {
    ends,
    path: steps.map(({ node, slots }) => ({ node, people: slots.map((slot) => slot.assignee.id) })),
  };
}
