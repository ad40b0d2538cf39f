import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { parseConfig } from '../../../runtime/server/config.ts';
import { startDatabase } from '../../../runtime/server/database/start-database.ts';
import { runStorm } from './storm.ts';

/** `tsx tests/faults/timers/main.ts --timers 10000 --approvals 200`: everything due at once after an outage, and what approvals take meanwhile. */
const { values } = parseArgs({
  options: { timers: { type: 'string', default: '10000' }, approvals: { type: 'string', default: '200' } },
});
const folder = mkdtempSync(join(tmpdir(), 'formwork-storm-'));
const { config, problems } = parseConfig({ ...process.env, FORMWORK_DATA: folder }, []);
if (!config) throw new Error(JSON.stringify(problems));
const database = await startDatabase(config, say);
try {
  const uri = database.uri.replace(/^([^:]+:\/\/[^/?]+)\/?[^?]*/, '$1/storm');
  const client = await new MongoClient(uri).connect();
  const timers = Number(values.timers);
  const report = await runStorm(client, uri, { timers, approvals: Number(values.approvals) });
  await client.close();
  const { latencies, fired, astray, left, reminders, seconds } = report;
  const at = (share: number) =>
    Math.round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0);
  say(`${timers} timers in ${seconds.toFixed(0)} s, fired ${JSON.stringify(fired)}, ${reminders} reminders`);
  say(`approvals meanwhile: median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
  process.exitCode = fired[1] === timers && astray + left === 0 && reminders === timers ? 0 : 1;
} finally {
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
