import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { parseConfig } from '../../runtime/server/config.ts';
import { startDatabase } from '../../runtime/server/database/start-database.ts';
import { violationsOf } from './invariants.ts';
import { parseFaultOptions } from './options.ts';
import { runFaults } from './run-faults.ts';

/** `npm run faults`: approvals and deliveries on a program that is killed at random, and whether anything of them is lost or doubled. */
const options = parseFaultOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'formwork-faults-'));
const { config, problems } = parseConfig({ ...process.env, FORMWORK_DATA: folder }, []);
if (!config) throw new Error(JSON.stringify(problems));
const database = await startDatabase(config, say);
say(`Database: ${database.description}`);
say(`Seed ${options.seed}: ${options.approvals} approvals, ${options.kills} kills`);
try {
  const began = performance.now();
  const uri = database.uri.replace(/^([^:]+:\/\/[^/?]+)\/?[^?]*/, '$1/faults');
  const client = await new MongoClient(uri).connect();
  const { kills, aftermath } = await runFaults(client, uri, options);
  const violations = await violationsOf(aftermath);
  await client.close();
  for (const violation of violations) say(violation);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  say(`${kills} kills, ${aftermath.journal.length} answers, ${violations.length} violations, ${seconds} s`);
  process.exitCode = violations.length === 0 && kills === options.kills ? 0 : 1;
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
