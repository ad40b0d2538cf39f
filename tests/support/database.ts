import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';
import { withDatabaseName } from './with-database-name.ts';

/** A database of a test's own on the server of the test run. */
export interface TestDatabase {
  uri: string;
  name: string;
  client: MongoClient;
}

const opened: TestDatabase[] = [];

/** Opens a new, empty database; it is dropped after the test file. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test-${randomUUID()}`;
  const uri = withDatabaseName(inject('databaseUri'), name);
  const client = new MongoClient(uri);
  await client.connect();
  const database = { uri, name, client };
  opened.push(database);
  return database;
}

afterAll(async () => {
  for (const { client, name } of opened.splice(0)) {
    await client.db(name).dropDatabase();
    await client.close();
  }
});
