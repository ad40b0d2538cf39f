import { MongoClient } from 'mongodb';
import { startOwnDatabase } from '../support/own-database.ts';
import { withDatabaseName } from '../support/with-database-name.ts';
import { violationsOf } from './invariants.ts';
import { playLastSlots } from './last-slots/play-rounds.ts';
import { parseFaultOptions } from './options.ts';
import { runFaults } from './run-faults.ts';

/** `npm run faults`: approvals and deliveries on processes that are killed at random, and whether anything of them is lost or doubled; or last slots. */
const options = parseFaultOptions(process.argv.slice(2));
const database = await startOwnDatabase(say);
say(`Database: ${database.description}`);
try {
  const uri = withDatabaseName(database.uri, 'faults');
  const client = await new MongoClient(uri).connect();
  const isWell =
    options.lastSlots === undefined
      ? await campaign(client, uri)
      : await lastSlots(client, uri, options.lastSlots);
  await client.close();
  process.exitCode = isWell ? 0 : 1;
} finally {
  await database.stop();
}

async function campaign(client: MongoClient, uri: string): Promise<boolean> {
  say(`Seed ${options.seed}: ${options.approvals} approvals on ${options.processes} processes`);
  const { kills, crashes, seconds, quietSeconds, aftermath } = await runFaults(client, uri, options);
  const violations = await violationsOf(aftermath);
  const commands = await client
    .db()
    .collection('audit')
    .countDocuments({ seq: { $gt: 0 } });
  const pace = (aftermath.submitted.length / seconds).toFixed(1);
  for (const violation of violations) say(violation);
  say(`${aftermath.submitted.length} approvals, ${pace} a second`);
  say(`${kills} kills, and at named points ${JSON.stringify(crashes)}`);
  say(`${seconds.toFixed(0)} s of work, ${quietSeconds.toFixed(0)} s until all was delivered`);
  say(
    `${commands} commands in the logs, ${aftermath.journal.length} answers, ${violations.length} violations`,
  );
  return violations.length === 0 && kills > 0;
}

async function lastSlots(client: MongoClient, uri: string, rounds: number): Promise<boolean> {
  const { seconds, violations } = await playLastSlots(client, uri, rounds);
  for (const violation of violations) say(violation);
  say(`${rounds} rounds in ${seconds.toFixed(0)} s, ${violations.length} violations`);
  return violations.length === 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
