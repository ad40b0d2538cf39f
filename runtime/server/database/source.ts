import type { Config } from '../config.ts';
import type { ServerKindName } from './server-kinds.ts';

/** What finding and starting a database needs of the configuration. */
export type DatabaseSettings = Pick<Config, 'mongodbUri' | 'dataFolder' | 'cacheFolder' | 'programFolders'>;

/** Tells the operator, in a line, about work that takes long. */
export type Tell = (line: string) => void;

/** The words that start a server, before the arguments of its kind; or why this source has none. */
type Finding = { command: string[]; missing?: undefined } | { command?: undefined; missing: string };

/** A place that a database server may come from. */
export interface DatabaseSource {
  kind: ServerKindName;
  /** How the console names the place. */
  origin: string;
  find(settings: DatabaseSettings, tell: Tell): Promise<Finding>;
}
