import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { parseConfig } from '../../runtime/server/config.ts';
import { startDatabase } from '../../runtime/server/database/start-database.ts';
import { violationsOf } from './invariants.ts';
import { parseFaultOptions } from './options.ts';
import { runFaults } from './run-faults.ts';

/** `npm run faults`: approvals and deliveries on processes that are killed at random, and whether anything of them is lost or doubled. */
const options = parseFaultOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'formwork-faults-'));
const { config, problems } = parseConfig({ ...process.env, FORMWORK_DATA: folder }, []);
if (!config) throw new Error(JSON.stringify(problems));
const database = await startDatabase(config, say);
say(`Database: ${database.description}`);
say(`Seed ${options.seed}: ${options.approvals} approvals on ${options.processes} processes`);
try {
  const uri = database.uri.replace(/^([^:]+:\/\/[^/?]+)\/?[^?]*/, '$1/faults');
  const client = await new MongoClient(uri).connect();
  const { kills, crashes, seconds, quietSeconds, aftermath } = await runFaults(client, uri, options);
  const violations = await violationsOf(aftermath);
  const commands = await client
    .db()
    .collection('audit')
    .countDocuments({ seq: { $gt: 0 } });
  await client.close();
  for (const violation of violations) say(violation);
  say(`${kills} kills, and at named points ${JSON.stringify(crashes)}`);
  const pace = (aftermath.submitted.length / seconds).toFixed(1);
  say(`${aftermath.submitted.length} approvals, ${pace} a second`);
  say(`${seconds.toFixed(0)} s of work, ${quietSeconds.toFixed(0)} s until all was delivered`);
  say(
    `${commands} commands in the logs, ${aftermath.journal.length} answers, ${violations.length} violations`,
  );
  process.exitCode = violations.length === 0 && kills > 0 ? 0 : 1;
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
