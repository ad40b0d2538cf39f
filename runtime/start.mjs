/**
 * What `npm start` runs: on a fresh clone it installs the packages and builds the pages and the server, then it
 * starts the server in this same process, so that signals and the exit code are the server's own.
 * Plain JavaScript without a dependency, because nothing may be installed yet.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endWithNpm } from './end-with-npm.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
checkNode();
endWithNpm();
if (!isInstalled()) {
  say('Installing the packages, once …');
  await run(...npmCommand(), 'ci', '--include=dev', '--no-audit', '--no-fund');
}
await Promise.all([
  build('runtime/app', 'web/app', ['runtime/app', 'designer', 'engine']),
  build('designer', 'web/designer', ['runtime/app', 'designer', 'engine']),
  build('runtime/server', 'server', ['runtime', 'engine']),
]);
await import('../.formwork/server/main.mjs');

function say(line) {
  process.stdout.write(`${line}\n`);
}

function checkNode() {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [major, minor] = engines.node.match(/\d+/g).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  process.stderr.write(`Formwork needs Node.js ${engines.node}; this is ${process.versions.node}.\n`);
  process.exit(78);
}

/** Whether node_modules holds what the lock file says; npm writes down what it installed. */
function isInstalled() {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map(packagesIn);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] === undefined ? optional : installed[path].version === version),
  );
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

/** The npm that runs this script, else the one on PATH. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js')) return [process.execPath, npm];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Builds a folder into one of .formwork when its sources are not those of the last build. */
async function build(folder, into, sources) {
  const stamp = join('.formwork', 'built', `${basename(into)}.txt`);
  const hash = hashOf([...sources, 'package-lock.json']);
  const isBuilt = existsSync(join('.formwork', into)) && existsSync(stamp);
  if (isBuilt && readFileSync(stamp, 'utf8') === hash) return;
  say(`Building ${folder} …`);
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  await run(process.execPath, vite, 'build', '--config', `${folder}/vite.config.ts`, '--logLevel', 'warn');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.filter((one) => existsSync(one)).flatMap(filesIn))
    hash.update(`${path}\0`).update(readFileSync(path));
  return hash.digest('hex');
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** Runs a program to its end; its failure, or a signal to this process, is also the end of the start. */
async function run(program, ...options) {
  const child = spawn(program, options, { stdio: 'inherit', shell: program.endsWith('.cmd') });
  const passOn = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, passOn);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (exitCode, signal) => resolve(signal === null ? exitCode : 130));
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, passOn);
  if (code !== 0) process.exit(code);
}
