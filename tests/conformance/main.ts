import { parseArgs } from 'node:util';
import { type Credentials, reachDeployment } from './deployment.ts';
import { storiesIn, tell, verdicts } from './kit.ts';
import { startOwnServer } from './own-server.ts';
import { sentences } from './sentences.ts';

/**
 * `npm run conformance -- --url http://… --tenant … --user … --password …`: whether a running server keeps
 * the rules of approvals, asked through its API alone. The server is one that was started with
 * `npm start -- --definitions tests/definitions/requests`; without `--url` one is started for it.
 */
const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    tenant: { type: 'string', default: '' },
    user: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
  },
});
const own = values.url === undefined ? await startOwnServer('tests/definitions/requests') : undefined;
try {
  const url = own?.url ?? (values.url as string);
  const credentials: Credentials = own?.credentials ?? values;
  const deployment = await reachDeployment(url, credentials);
  const told = await tell(deployment, storiesIn(['tests/scenarios']), ({ story, problem, untold }) =>
    say(`${problem !== undefined ? 'broken' : untold !== undefined ? 'untold' : 'told  '}  ${story.title}`),
  );
  const all = verdicts(told);
  for (const { paragraph, outcome, reason } of all)
    say(`${paragraph.padEnd(4)} ${outcome.padEnd(8)} ${sentences[paragraph]}${reason && ` — ${reason}`}`);
  const count = (outcome: string) => all.filter((one) => one.outcome === outcome).length;
  say(`${count('left out')} left out`);
  say(`${count('passed')} passed, ${count('failed')} failed`);
  process.exitCode = count('failed') === 0 ? 0 : 1;
} finally {
  await own?.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
