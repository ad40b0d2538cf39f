import { sourceFile } from '../places.ts';

/** A product that speaks MongoDB's protocol and that we can start. Kinds never share a data folder. */
export interface ServerKind {
  /** The arguments that make it serve a folder on a port of this machine. */
  argumentsFor(folder: string, port: number): string[];
  /** Whether it becomes a replica set only when told to. */
  needsInitiation: boolean;
}

export type ServerKindName = 'mongod' | 'secantus-rust' | 'secantus-python';

export const replicaSetName = 'formwork';

const mongod: ServerKind = {
  argumentsFor: (folder, port) => [
    ...['--dbpath', folder, '--bind_ip', '127.0.0.1', '--port', String(port)],
    ...['--replSet', replicaSetName, '--quiet'],
  ],
  needsInitiation: true,
};

/** Without --sync-on-commit a killed server loses transactions that it had confirmed (measured). */
const secantus: ServerKind = {
  argumentsFor: (folder, port) => [
    ...['--config', sourceFile('database/secantus.toml'), '--storage-path', folder],
    ...['--host', '127.0.0.1', '--port', String(port)],
    ...['--sync-on-commit', '--cache-size', '512M', '--log-level', 'WARNING'],
  ],
  needsInitiation: false,
};

export const serverKinds: Record<ServerKindName, ServerKind> = {
  mongod,
  'secantus-rust': secantus,
  'secantus-python': secantus,
};
