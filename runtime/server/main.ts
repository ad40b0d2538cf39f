import { pino } from 'pino';
import { isError } from '../../engine/issue.ts';
import { issueMessage } from '../app/messages/code-message.ts';
import { createApp } from './app.ts';
import { type Config, formatProblems, parseConfig } from './config.ts';
import { startDatabase } from './database/start-database.ts';
import { buildStandard } from './definitions/build-standard.ts';
import { type LoadedDefinitions, loadDefinitions } from './definitions/load-definitions.ts';
import { loadDemo } from './demo/load-demo.ts';
import { findBrowser } from './export/find-browser.ts';
import { describeMail } from './mail/mail-settings.ts';
import { smtpChannel } from './mail/smtp.ts';
import { openBrowser } from './open-browser.ts';
import { shippedDefinitions, webFolder } from './places.ts';
import { StartProblem } from './start-problem.ts';
import { connect } from './store/database.ts';

/** Lines for the person who started the program; everything else is the log's. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** How long running requests may take to end after a request to stop, in milliseconds (design.md, Process). */
const longestGoodbye = 9000;

async function main(): Promise<void> {
  const { config, problems } = parseConfig(process.env, process.argv.slice(2));
  if (problems) throw new StartProblem(`Settings that cannot be used:\n${formatProblems(problems)}`);
  const definitions = readDefinitions(config);
  const log = pino({ level: config.logLevel, redact: ['req.headers', 'password', '*.password'] });
  const server = await startDatabase(config, say);
  say(`Database: ${server.description}`);
  const database = await connect({ uri: server.uri, name: server.name, poolSize: config.poolSize });
  say(`Definitions: ${Object.keys(definitions.sources).join(', ')}`);
  const app = await createApp({
    database,
    standard: definitions.sources,
    log,
    webFolder,
    chromiumPath: findBrowser(config.chromiumPath, config.programFolders),
    outward: config.mail && { channels: [smtpChannel(config.mail)], publicUrl: config.mail.publicUrl },
  });
  say(`Mail: ${describeMail(config.mail)}`);
  if (config.demo) await loadDemo(app.ground, shippedDefinitions, say);
  const port = await listen(app.http, config);
  const stop = once(async () => {
    const late = setTimeout(() => process.exit(1), longestGoodbye).unref();
    await app.close();
    await database.close();
    await server.stop();
    clearTimeout(late);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  const url = `http://${config.host}:${port}`;
  say(`ready ${url}`);
  if (config.openBrowser) openBrowser(url);
}

/** A broken definition stops the start with file, line and reason. */
function readDefinitions(config: Config): LoadedDefinitions {
  const definitions = loadDefinitions([shippedDefinitions, ...config.definitionFolders]);
  const issues =
    definitions.issues.length > 0
      ? definitions.issues
      : buildStandard(definitions.sources).issues.map(definitions.locate);
  const errors = issues.filter(isError);
  if (errors.length === 0) return definitions;
  const lines = errors.map(
    (one) =>
      `${one.file}:${one.line} ${one.code} — ${issueMessage('en', one)} / ${issueMessage('zh-CN', one)}`,
  );
  throw new StartProblem(`Definitions that cannot be used:\n${lines.join('\n')}`);
}

function listen(
  http: Awaited<ReturnType<typeof createApp>>['http'],
  { port, host }: Config,
): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new StartProblem(`Port ${port} is in use: set PORT to another one, or to 0 for any.`)
          : cause,
      ),
    );
    http.listen(port, host, () => resolve((http.address() as { port: number }).port));
  });
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

main().catch((cause: unknown) => {
  process.stderr.write(
    `${cause instanceof StartProblem ? cause.message : ((cause as Error).stack ?? String(cause))}\n`,
  );
  process.exit(cause instanceof StartProblem ? 78 : 1);
});
