import type { MongoClient } from 'mongodb';

/** Name and version of the server that answers. SecantusDB also gives the version of MongoDB that it follows. */
export async function productOf(client: MongoClient): Promise<string> {
  const { version, secantusVersion } = await client.db('admin').command({ buildInfo: 1 });
  return secantusVersion === undefined ? `MongoDB ${version}` : `SecantusDB ${secantusVersion}`;
}
