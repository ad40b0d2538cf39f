import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of one process: an id alone is used again by another process, soon in a container. */
export interface ProcessIdentity {
  id: number;
  startedAt: string;
}

/** The process that runs under an id now, or undefined when none does. */
export function identifyProcess(id: number): ProcessIdentity | undefined {
  try {
    if (process.platform === 'linux') return { id, startedAt: startOnLinux(id) };
    if (process.platform === 'darwin') return { id, startedAt: startOnMac(id) };
    process.kill(id, 0);
    return { id, startedAt: '' };
  } catch {
    return undefined;
  }
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.id)?.startedAt === identity.startedAt;
}

/** Ticks since boot, of this boot; a process that ended and was not yet collected by its parent runs no more. */
function startOnLinux(id: number): string {
  const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') throw new Error(`process ${id} has ended`);
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[18]}`;
}

function startOnMac(id: number): string {
  return execFileSync('ps', ['-o', 'lstart=', '-p', String(id)], { encoding: 'utf8' }).trim();
}
