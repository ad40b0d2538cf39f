import { DateTime, Duration } from 'luxon';
import { archiveApprovals } from '../../runtime/server/jobs/archive-approvals.ts';
import { fireTimer } from '../../runtime/server/jobs/fire-timer.ts';
import type { StoredTimer } from '../../runtime/server/store/timers.ts';
import { HttpDriver } from './http-driver.ts';
import type { OrganisationSketch } from './organisation.ts';
import { runScenario } from './run-scenario.ts';
import { folderOf } from './run-scenario-on-engine.ts';
import type { Scenario } from './scenario.ts';
import type { Beginning } from './scenario-driver.ts';
import { startTestServer, type TestServer } from './server.ts';
import type { StoryWorld } from './story-people.ts';
import { storyTimeZone } from './story-time-zone.ts';
import type { TestClient } from './test-client.ts';

/** Plays a story through HTTP on a real database, every request and answer held against the OpenAPI document. */
export async function runScenarioOverHttp(scenario: Scenario): Promise<void> {
  const driver = new HttpDriver(new TestWorld());
  try {
    await runScenario(scenario, driver);
  } finally {
    await driver.end();
  }
}

/** A server of the story's own, with its modules and nobody but its people. */
class TestWorld implements StoryWorld {
  private server!: TestServer;
  /** How far its clock is ahead of the one on the wall, in milliseconds. */
  private ahead = 0;
  /** What its clock says where the story says it; then it goes on with the story, and a thousandth of a second with each look. */
  private now: number | undefined;

  async begin({ modules, organisation, clock }: Scenario): Promise<Beginning> {
    if (clock !== undefined) this.now = DateTime.fromISO(clock, { zone: storyTimeZone }).toMillis();
    const people = { admin: { roles: ['administrator'] }, ...organisation.users };
    this.server = await startTestServer({
      definitions: modules.map(folderOf),
      tenants: { story: { departments: organisation.departments, people } as OrganisationSketch },
      app: { clock: () => new Date(this.look()).toISOString() },
    });
    const { company } = this.server;
    const placesOf = (entity: string, ids: Readonly<Record<string, string>>) =>
      Object.entries(ids).map(([name, id]) => [name, { entity, id }] as const);
    return {
      places: [...placesOf('user', company.people), ...placesOf('department', company.departments)],
      today: this.server.app.ground.clock().slice(0, 10),
    };
  }

  get people(): Readonly<Record<string, string>> {
    return this.server.company.people;
  }

  signIn(name: string): Promise<TestClient> {
    return this.server.signIn(name);
  }

  get url(): string {
    return this.server.url;
  }

  /** What is due on the way is fired by the clock of the story; to the workers, which go by the database's, it is not due. Nightly work is done. */
  async wait(duration: string): Promise<void> {
    const until = this.look() + Duration.fromISO(duration).toMillis();
    const timers = this.server.database.db.collection<StoredTimer>('timers');
    for (;;) {
      const next = await timers.findOne({ dueAt: { $lte: new Date(until) } }, { sort: { dueAt: 1, _id: 1 } });
      if (!next) break;
      if (next.dueAt.getTime() > this.look()) this.set(next.dueAt.getTime());
      await fireTimer(this.server.app.ground, next);
      await timers.deleteOne({ _id: next._id });
    }
    this.set(until);
    await archiveApprovals(this.server.app.ground, this.server.app.documents);
  }

  private look(): number {
    if (this.now === undefined) return Date.now() + this.ahead;
    this.now += 1;
    return this.now;
  }

  private set(moment: number): void {
    if (this.now === undefined) this.ahead = moment - Date.now();
    else this.now = moment;
  }

  async end(): Promise<void> {
    await this.server.close();
  }
}
