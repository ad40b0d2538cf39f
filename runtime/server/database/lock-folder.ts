import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartProblem } from '../start-problem.ts';
import { identifyProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

/** A folder that this program alone uses, until it releases it or both holders have died. */
export interface FolderLock {
  /** The supervisor that stops the server should the program die; the folder is in use until it has. */
  addSupervisor(id: number): void;
  release(): void;
}

interface Holders {
  program: ProcessIdentity;
  supervisor?: ProcessIdentity | undefined;
}

/** Longest that the supervisor of a program that died takes to stop its server, in milliseconds, with a margin. */
const longestStop = 6000;
/** A program that was just told to stop may need this long, in milliseconds; one that still runs then goes on. */
const longestGoodbye = 2000;
/** A lock that is being written is unreadable for less than this. */
const longestWrite = 500;

/**
 * Takes a folder for this program. A folder of a running program is refused with its id; what a
 * program that died left is waited for and taken over.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock.json');
  const own: Holders = { program: identifyProcess(process.pid) as ProcessIdentity };
  const since = Date.now();
  while (!createLock(folder, file, own)) {
    const written = readLock(file);
    const holder = written === undefined ? undefined : holderOf(written);
    const isPatient = holder !== undefined && Date.now() - since < holder.patience;
    if (isPatient) await pause(25);
    else if (holder?.id !== undefined) throw inUse(folder, holder.id);
    else if (written !== undefined) takeOver(file, written);
  }
  return {
    addSupervisor: (id) => writeFileSync(file, JSON.stringify({ ...own, supervisor: identifyProcess(id) })),
    release: () => rmSync(file, { force: true }),
  };
}

function inUse(folder: string, id: number): StartProblem {
  return new StartProblem(
    `The database folder ${folder} is in use by process ${id}. ` +
      'Stop that program, or give this one a folder of its own with FORMWORK_DATA.',
  );
}

function createLock(folder: string, file: string, holders: Holders): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(holders), { flag: 'wx' });
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new StartProblem(`The data folder ${folder} cannot be written: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Who keeps a lock alive, and how long that may still be so; undefined when all have died. */
function holderOf(written: string): { id?: number; patience: number } | undefined {
  const holders = parseHolders(written);
  if (!holders) return { patience: longestWrite };
  if (isRunning(holders.program)) return { id: holders.program.id, patience: longestGoodbye };
  if (!holders.supervisor || !isRunning(holders.supervisor)) return undefined;
  return { id: holders.supervisor.id, patience: longestStop };
}

function parseHolders(written: string): Holders | undefined {
  try {
    return JSON.parse(written) as Holders;
  } catch {
    return undefined;
  }
}

/** Moves the lock aside; when another program was quicker and the moved lock is its new one, gives it back. */
function takeOver(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readLock(aside) === stale) rmSync(aside, { force: true });
  else renameSync(aside, file);
}
