import type { Scenario } from './scenario.ts';
import type { Answer, Beginning, Place, SeenTask } from './scenario-driver.ts';
import { succeeded, type TestClient } from './test-client.ts';

/** A server that stories are played on: who works there, and how they sign in. */
export interface StoryWorld {
  /** Sets up the people and departments of a story; gives what its names stand for. */
  begin(scenario: Scenario): Promise<Beginning>;
  /** The people of the story by the names it has for them, `admin` among them, with their ids. */
  readonly people: Readonly<Record<string, string>>;
  signIn(name: string): Promise<TestClient>;
  /** Where the server is. */
  readonly url: string;
  /** A record was made there, which goes when the story is over if it must. */
  made?(place: Place): void;
  /** Lets the clock go on; not every world can. */
  wait?(duration: string): Promise<void>;
  end(): Promise<void>;
}

interface ListedTask {
  id: string;
  instance: string;
  record: string;
  node: { id: string };
  dueAt: string | null;
}

/** A to-do that nobody has. */
export const noTask = 'none~none';

/** The people of a story at a server: their sessions, and their inboxes. */
export class StoryPeople {
  private readonly world: StoryWorld;
  private readonly clients = new Map<string, TestClient>();

  constructor(world: StoryWorld) {
    this.world = world;
  }

  async client(username: string): Promise<TestClient> {
    const known = this.clients.get(username);
    if (known) return known;
    const client = await this.world.signIn(username);
    this.clients.set(username, client);
    return client;
  }

  /** What stands in everybody's own inbox of a record. */
  async tasksOn({ id }: Place): Promise<SeenTask[]> {
    const open: SeenTask[] = [];
    for (const [username, person] of Object.entries(this.world.people))
      for (const task of await this.tasksOf(username, 'open'))
        if (task.record === id) open.push({ person, node: task.node.id, due: task.dueAt ?? undefined });
    return open;
  }

  /** The to-do that the actor holds on the record, else the one held last, else none that exists. */
  async taskOf(actor: string, { id }: Place): Promise<string> {
    for (const status of ['open', 'done'] as const) {
      const found = (await this.tasksOf(actor, status)).find(({ record }) => record === id);
      if (found) return found.id;
    }
    return noTask;
  }

  /** Whether somebody has signed in already, or is there to do so. */
  private async mayEnter(username: string): Promise<boolean> {
    if (username === 'admin' || this.clients.has(username)) return true;
    const user = `/api/records/user/${this.world.people[username]}`;
    return (await succeeded((await this.client('admin')).get(user))).active;
  }

  /** Who has left has no inbox any more. */
  async tasksOf(username: string, status: 'open' | 'done'): Promise<ListedTask[]> {
    if (!(await this.mayEnter(username))) return [];
    const client = await this.client(username);
    const found: ListedTask[] = [];
    for (let cursor = ''; ; ) {
      const answer = await client.get(`/api/tasks?status=${status}&limit=200${cursor}`);
      if (answer.status === 401) return [];
      const { items, nextCursor } = await succeeded(answer);
      found.push(...items);
      if (nextCursor === null) return found;
      cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
    }
  }
}

/** What somebody without a session gets at a browser: pages, also where something is wrong. */
export async function browse(
  url: string,
  { method, body, headers }: { method: string; body?: unknown; headers: Record<string, string> },
): Promise<Answer> {
  const text = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const answer = await fetch(url, {
    method: method.toUpperCase(),
    headers,
    ...(text !== undefined && { body: text }),
  });
  return { status: answer.status, body: await answer.text() };
}
