import { parseArgs } from 'node:util';
import { MongoClient } from 'mongodb';
import { startOwnDatabase } from '../../support/own-database.ts';
import { withDatabaseName } from '../../support/with-database-name.ts';
import { runStorm } from './storm.ts';

/** `tsx tests/faults/timers/main.ts --timers 10000 --approvals 200`: everything due at once after an outage, and what approvals take meanwhile. */
const { values } = parseArgs({
  options: { timers: { type: 'string', default: '10000' }, approvals: { type: 'string', default: '200' } },
});
const database = await startOwnDatabase(say);
try {
  const uri = withDatabaseName(database.uri, 'storm');
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
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
