import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Duration } from 'luxon';
import { isOver } from '../../engine/workflow/instance.ts';
import { nameOf } from '../support/organisation.ts';
import type { Scenario } from '../support/scenario.ts';
import type { Beginning, Place } from '../support/scenario-driver.ts';
import type { StoryWorld } from '../support/story-people.ts';
import { succeeded, type TestClient } from '../support/test-client.ts';
import { type Deployment, signIn } from './deployment.ts';

/** Milliseconds after which what is due has happened. */
const workersLookEvery = 5_000;

type Organisation = Scenario['organisation'];

/** Entities whose records say who decides. */
const ruling: ReadonlySet<string> = new Set(['approval-authority', 'proxy-rule', 'work-calendar']);

/**
 * The people of one story in a company that has people of its own. Whom the definitions name has that very
 * user name while the story runs; everybody else has one that nobody has. Afterwards all are inactive and
 * have names that nobody has, so that the next story, and the next run, can have people of its own.
 */
export class DeployedWorld implements StoryWorld {
  readonly people: Record<string, string> = {};
  private readonly deployment: Deployment;
  private readonly named: ReadonlySet<string>;
  private readonly prefix = `c${randomBytes(4).toString('hex')}`;
  private readonly password = randomBytes(12).toString('hex');
  private readonly departments: Record<string, string> = {};
  private readonly others: Place[] = [];

  constructor(deployment: Deployment, named: ReadonlySet<string>) {
    this.deployment = deployment;
    this.named = named;
  }

  async begin({ organisation }: Scenario): Promise<Beginning> {
    this.people.admin = this.deployment.adminId;
    await this.foundDepartments(organisation);
    await this.hire(organisation);
    await this.nameHeads(organisation);
    await this.gather(organisation);
    const placesOf = (entity: string, ids: Readonly<Record<string, string>>) =>
      Object.entries(ids).map(([name, id]) => [name, { entity, id }] as const);
    return {
      places: [...placesOf('user', this.people), ...placesOf('department', this.departments)],
      today: new Date().toISOString().slice(0, 10),
    };
  }

  async signIn(name: string): Promise<TestClient> {
    if (name === 'admin') return this.admin;
    const username = this.usernameOf(name);
    await succeeded(this.admin.post('/api/admin/accounts', { username, password: this.password }));
    const { url, tenant } = this.deployment;
    return signIn(url, { tenant, username, password: this.password }, this.admin);
  }

  get url(): string {
    return this.deployment.url;
  }

  /** Rules of the organisation hold for the next story too, unless they go. */
  made(place: Place): void {
    if (ruling.has(place.entity)) this.others.push(place);
  }

  /** Its clock is the one on the wall, and its workers look at it every few seconds. */
  async wait(duration: string): Promise<void> {
    await pause(Duration.fromISO(duration).toMillis() + workersLookEvery);
  }

  /** Ends the approvals that the story left, then the people, so that nobody inherits anything. */
  async end(): Promise<void> {
    const { admin: _, ...people } = this.people;
    await this.endApprovals(Object.values(people));
    for (const [name, id] of Object.entries(people))
      if (await this.isThere('user', id))
        await this.change('user', id, { active: false, username: `${this.prefix}-${name}` });
    for (const { entity, id } of this.others.reverse()) await this.remove(entity, id);
    for (const id of Object.values(this.departments)) await this.change('department', id, { active: false });
  }

  private get admin(): TestClient {
    return this.deployment.admin;
  }

  private usernameOf(name: string): string {
    return this.named.has(name) ? name : `${this.prefix}-${name}`;
  }

  private async foundDepartments({ departments }: Organisation): Promise<void> {
    const found = async (name: string): Promise<string> => {
      const { parent } = departments[name] ?? {};
      const parentDepartment = parent === undefined ? null : await found(parent);
      this.departments[name] ??= await this.create('department', {
        code: `${this.prefix}-${name}`,
        name: nameOf(name),
        parentDepartment,
      });
      return this.departments[name];
    };
    for (const name of Object.keys(departments)) await found(name);
  }

  private async hire({ users }: Organisation): Promise<void> {
    for (const [name, { department, position, roles, active }] of Object.entries(users))
      this.people[name] = await this.create('user', {
        name: nameOf(name),
        username: this.usernameOf(name),
        department: this.departments[department ?? ''] ?? null,
        position: position === undefined ? null : await this.coded('position', position, {}),
        roles: roles.length > 0 ? roles : null,
        active,
      });
  }

  private async nameHeads({ departments }: Organisation): Promise<void> {
    for (const [name, { head }] of Object.entries(departments))
      if (head !== undefined)
        await this.change('department', this.departments[name] as string, { head: this.people[head] });
  }

  private async gather({ users }: Organisation): Promise<void> {
    for (const group of new Set(Object.values(users).flatMap(({ groups }) => groups))) {
      const members = Object.entries(users).filter(([, user]) => user.groups.includes(group));
      await this.coded('user-group', group, {
        members: members.map(([name]) => ({ member: this.people[name] })),
      });
    }
  }

  /** What definitions name by its code: taken where it is there already, made where it is not. */
  private async coded(entity: string, code: string, values: object): Promise<string> {
    const { items } = await succeeded(this.admin.get(`/api/records/${entity}?search=${code}`));
    const known = (items as { id: string; code: string }[]).find((one) => one.code === code);
    if (known) return known.id;
    const id = await this.create(entity, { code, name: nameOf(code), ...values });
    this.others.push({ entity, id });
    return id;
  }

  private async create(entity: string, values: object): Promise<string> {
    return (await succeeded(this.admin.post(`/api/records/${entity}`, values))).id;
  }

  private async change(entity: string, id: string, values: object): Promise<void> {
    const { revision } = await succeeded(this.admin.get(`/api/records/${entity}/${id}`));
    await succeeded(this.admin.patch(`/api/records/${entity}/${id}`, values, revision));
  }

  private async isThere(entity: string, id: string): Promise<boolean> {
    return (await this.admin.get(`/api/records/${entity}/${id}`)).status === 200;
  }

  /** What something still refers to stays, and is nobody's any more. */
  private async remove(entity: string, id: string): Promise<void> {
    const { status, body } = await this.admin.get(`/api/records/${entity}/${id}`);
    if (status !== 200) return;
    const { revision } = body;
    await this.admin.delete(`/api/records/${entity}/${id}`, revision);
  }

  /** Approvals that the people of the story had a hand in; one whose record they deleted is gone with it. */
  private async endApprovals(people: readonly string[]): Promise<void> {
    const own = new Set<string>();
    for (const holder of people) for (const id of await this.heldBy(holder)) own.add(id);
    for (const by of people) {
      const { items } = await succeeded(this.admin.get(`/api/admin/audit?by=${by}&limit=200`));
      for (const { instance } of items as { instance?: string }[])
        if (instance !== undefined) own.add(instance);
    }
    for (const id of own) {
      const { status, body } = await this.admin.get(`/api/instances/${id}`);
      if (status === 404 || isOver(body)) continue;
      const ended = { action: 'terminate', reason: 'the story is over' };
      await succeeded(this.admin.post(`/api/instances/${id}/actions`, ended));
    }
  }
  /** Approvals that somebody has an undecided seat in, however many. */
  private async heldBy(holder: string): Promise<string[]> {
    const held: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await succeeded(
        this.admin.get(`/api/admin/approvals?state=running&holder=${holder}&limit=200${cursor}`),
      );
      held.push(...(page.items as { id: string }[]).map(({ id }) => id));
      if (page.nextCursor === null) return held;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }
}
