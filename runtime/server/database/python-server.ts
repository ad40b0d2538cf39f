import { execFile } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram, isProgram } from './find-program.ts';
import type { DatabaseSource } from './source.ts';

const run = promisify(execFile);

/** SecantusDB for Python, from the package registry of Python, in an environment of its own. */
const version = '0.7.0b3';
const pythonNames = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3', 'python'];
/** Prints yes on a Python that can run the server and make an environment. */
const suitability =
  'import sys, venv, ensurepip; print("yes" if (3, 10) <= sys.version_info[:2] <= (3, 13) else "no")';
const entry = 'from secantus.cli import main; main()';
const noPython =
  'no Python 3.10 to 3.13 with venv on PATH (on Debian and Ubuntu: apt install python3 python3-venv)';

export const cachedPythonServer: DatabaseSource = {
  kind: 'secantus-python',
  origin: 'installed earlier into the cache of this user',
  find: async ({ cacheFolder }) => {
    const python = pythonOf(environmentFolder(cacheFolder));
    return isProgram(python)
      ? commandWith(python)
      : { missing: 'no SecantusDB for Python was installed yet' };
  },
};

export const installedPythonServer: DatabaseSource = {
  kind: 'secantus-python',
  origin: 'installed into the cache of this user',
  find: async ({ cacheFolder, programFolders }, tell) => {
    const python = await findPython(programFolders);
    if (python === undefined) return { missing: noPython };
    tell(`installing SecantusDB ${version} for Python, once, into ${cacheFolder}`);
    try {
      return commandWith(pythonOf(await installEnvironment(python, cacheFolder)));
    } catch (cause) {
      return { missing: `the installation with ${python} failed: ${lastLine(cause)}` };
    }
  },
};

function environmentFolder(cacheFolder: string): string {
  return join(cacheFolder, `secantus-python-${version}`);
}

function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}

function commandWith(python: string): { command: string[] } {
  return { command: [python, '-c', entry] };
}

async function findPython(folders: readonly string[]): Promise<string | undefined> {
  for (const name of pythonNames) {
    const python = findProgram(name, folders);
    if (python === undefined) continue;
    const answer = await run(python, ['-c', suitability]).catch(() => undefined);
    if (answer?.stdout.trim() === 'yes') return python;
  }
  return undefined;
}

/** Builds beside and moves into place, so that an environment that is there is complete. */
async function installEnvironment(python: string, cacheFolder: string): Promise<string> {
  const environment = environmentFolder(cacheFolder);
  const unfinished = `${environment}.${process.pid}`;
  mkdirSync(cacheFolder, { recursive: true });
  try {
    await run(python, ['-m', 'venv', unfinished]);
    const own = pythonOf(unfinished);
    const options = ['--quiet', '--disable-pip-version-check', '--only-binary', 'SecantusDB'];
    await run(own, ['-m', 'pip', 'install', ...options, `SecantusDB==${version}`]);
    await run(own, ['-c', 'import secantus.cli']);
    if (!isProgram(pythonOf(environment))) renameSync(unfinished, environment);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return environment;
}

function lastLine(cause: unknown): string {
  const { stderr, message } = cause as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n').at(-1) ?? '';
}
