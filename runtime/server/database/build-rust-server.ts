import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { findProgram, isProgram } from './find-program.ts';
import { rustServerFolder, rustServerProgram, rustServerVersion } from './rust-server.ts';

/**
 * `npm run database:build`: builds the fast database server once into the cache of this user, where
 * cargo is installed. Takes 5 to 10 minutes on two cores; a server that is there is kept.
 */
function buildRustServer(): number {
  const cache = cacheFolder(process.env, process.platform);
  if (isProgram(rustServerProgram(cache))) return say(`It is there: ${rustServerProgram(cache)}`, 0);
  const cargo = findProgram('cargo', (process.env.PATH ?? '').split(delimiter));
  if (cargo === undefined)
    return say('cargo is not installed: npm start takes the next source of a database instead.', 0);
  say(`Building SecantusDB ${rustServerVersion}, once, into ${rustServerFolder(cache)} …`, 0);
  const unfinished = `${rustServerFolder(cache)}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  const options = ['--version', rustServerVersion, '--ignore-rust-version', '--root', unfinished];
  const { status } = spawnSync(cargo, ['install', 'secantus-mdb', ...options], { stdio: 'inherit' });
  if (status === 0) {
    rmSync(rustServerFolder(cache), { recursive: true, force: true });
    renameSync(unfinished, rustServerFolder(cache));
  }
  rmSync(unfinished, { recursive: true, force: true });
  return status === 0 ? say('Built.', 0) : say('cargo could not build it; its reason is above.', 1);
}

function say(line: string, code: number): number {
  process.stdout.write(`${line}\n`);
  return code;
}

process.exit(buildRustServer());
