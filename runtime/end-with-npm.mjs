import { execFileSync } from 'node:child_process';

const everyMilliseconds = 250;

/**
 * Ends this process, as by SIGTERM, when the npm that started it is gone. npm passes on SIGTERM to a
 * shell that keeps it, and dies of SIGKILL without a word; the server must not stay behind.
 */
export function endWithNpm() {
  const npm = npmProcess();
  if (npm === undefined) return;
  const watch = setInterval(() => {
    if (isRunning(npm)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, everyMilliseconds);
  watch.unref();
}

/** The npm among the ancestors of this process: the parent, or beyond the shell that npm runs scripts in. */
function npmProcess() {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  let id = process.ppid;
  for (let generation = 0; generation < 3; generation++) {
    const [parent, ...command] = describeProcess(id);
    if (command.some((word) => /\bnpm\b/.test(word))) return id;
    id = Number(parent);
  }
  return undefined;
}

/** Parent and command of a process; nothing where there is no `ps`. */
function describeProcess(id) {
  try {
    return execFileSync('ps', ['-o', 'ppid=,args=', '-p', String(id)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
  } catch {
    return [];
  }
}

function isRunning(id) {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
