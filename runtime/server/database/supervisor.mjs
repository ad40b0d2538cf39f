/**
 * Runs one database server for one program: starts it again when it falls over, and stops it when
 * the program asks or is gone. The program holds the other end of this process's standard input,
 * so any death of the program, SIGKILL as well, closes it.
 *
 * node supervisor.mjs <log file> <server program> <argument>…; input lines: `ready`, `stop`.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';

const [logFile, program, ...serverArguments] = process.argv.slice(2);
/** A server that does not end by itself is killed after this many milliseconds: what it confirmed is in its journal. */
const patience = { asked: 6000, orphaned: 1500 };
const shortestPause = 100;
const longestPause = 5000;
/** A server that ran this long, in milliseconds, is started again without a longer pause. */
const steady = 30_000;

let server;
let isReady = false;
let isStopping = false;
let nextPause = shortestPause;

function start() {
  const startedAt = Date.now();
  const log = openSync(logFile, 'a');
  server = spawn(program, serverArguments, { stdio: ['ignore', log, log], windowsHide: true });
  server.once('error', (error) => {
    writeSync(log, `${error.message}\n`);
    process.exit(1);
  });
  server.once('exit', (code, signal) => {
    writeSync(log, `the server ended with ${signal ?? code}\n`);
    closeSync(log);
    if (isStopping || !isReady) process.exit(isStopping ? 0 : code || 1);
    if (Date.now() - startedAt > steady) nextPause = shortestPause;
    setTimeout(startAgain, nextPause);
    nextPause = Math.min(nextPause * 2, longestPause);
  });
}

function startAgain() {
  if (isStopping) process.exit(0);
  start();
}

function stop(longest) {
  if (isStopping) return;
  isStopping = true;
  if (server.exitCode !== null || server.signalCode !== null) process.exit(0);
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), longest);
}

process.stdin.setEncoding('utf8');
process.stdin.on('data', (lines) => {
  if (lines.includes('ready')) isReady = true;
  if (lines.includes('stop')) stop(patience.asked);
});
process.stdin.on('close', () => stop(patience.orphaned));
process.stdin.on('error', () => stop(patience.orphaned));
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => stop(patience.asked));

start();
