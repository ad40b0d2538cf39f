/** A database that the program may use, wherever it comes from. */
export interface DatabaseServer {
  uri: string;
  /** The database in it, also where the address names none. */
  name: string;
  /** Source, version and place, for the console. */
  description: string;
  /** Ends a server of ours and gives its folder free; leaves the operator's alone. */
  stop(): Promise<void>;
}
