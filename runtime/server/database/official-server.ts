import { join } from 'node:path';
import type { DatabaseSource } from './source.ts';

/** The MongoDB that is downloaded where there is none; its licence is the SSPL. */
const version = '8.2.6';
const longestProbe = 2000;

export const cachedOfficialServer: DatabaseSource = {
  kind: 'mongod',
  origin: 'downloaded earlier into the cache of this user',
  find: async ({ cacheFolder }) => {
    const { DryMongoBinary } = await import('mongodb-memory-server-core');
    DryMongoBinary.binaryCache.clear(); // what this process found for another folder does not count
    const program = await DryMongoBinary.locateBinary({ version, downloadDir: downloadFolder(cacheFolder) });
    return program === undefined ? { missing: 'no MongoDB was downloaded yet' } : { command: [program] };
  },
};

export const downloadedOfficialServer: DatabaseSource = {
  kind: 'mongod',
  origin: 'downloaded into the cache of this user',
  find: async ({ cacheFolder }, tell) => {
    const unreachable = await probe(await downloadUrl());
    if (unreachable !== undefined) return { missing: unreachable };
    tell(`downloading MongoDB ${version}, once, into ${cacheFolder}`);
    const { MongoBinary } = await import('mongodb-memory-server-core');
    return { command: [await MongoBinary.getPath({ version, downloadDir: downloadFolder(cacheFolder) })] };
  },
};

function downloadFolder(cacheFolder: string): string {
  return join(cacheFolder, 'mongodb');
}

async function downloadUrl(): Promise<string> {
  const { DryMongoBinary } = await import('mongodb-memory-server-core');
  const { MongoBinaryDownloadUrl } = await import(
    'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js'
  );
  const { os, arch, platform } = await DryMongoBinary.generateOptions({ version });
  return new MongoBinaryDownloadUrl({ version, os, arch, platform }).getDownloadUrl();
}

/** Why a download would fail, learnt quickly: without the internet the download itself takes long to give up. */
async function probe(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(longestProbe) });
    return answer.ok ? undefined : `${url} answers ${answer.status}`;
  } catch {
    return `${new URL(url).host} does not answer within ${longestProbe / 1000} s`;
  }
}
