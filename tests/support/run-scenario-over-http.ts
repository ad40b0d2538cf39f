import { HttpDriver, type StoryWorld } from './http-driver.ts';
import type { OrganisationSketch } from './organisation.ts';
import { runScenario } from './run-scenario.ts';
import { folderOf } from './run-scenario-on-engine.ts';
import type { Scenario } from './scenario.ts';
import type { Beginning } from './scenario-driver.ts';
import { startTestServer, type TestServer } from './server.ts';
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

  async begin({ modules, organisation }: Scenario): Promise<Beginning> {
    const people = { admin: { roles: ['administrator'] }, ...organisation.users };
    this.server = await startTestServer({
      definitions: modules.map(folderOf),
      tenants: { story: { departments: organisation.departments, people } as OrganisationSketch },
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

  async end(): Promise<void> {
    await this.server.close();
  }
}
