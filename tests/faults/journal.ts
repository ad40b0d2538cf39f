import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a caller was told of one command. */
export interface Acknowledged {
  /** What it was to bring about, which may come about once, whoever asks and however often. */
  deed: string;
  /** Absent of a command that was sent without one. */
  key?: string;
  status: number;
  body: string;
}

/** What the callers were promised, on disk before they go on: what the database must still know afterwards. */
export class Journal {
  private readonly path: string;
  private readonly file: number;

  constructor(path: string) {
    this.path = path;
    this.file = openSync(path, 'a');
  }

  write(acknowledged: Acknowledged): void {
    writeSync(this.file, `${JSON.stringify(acknowledged)}\n`);
    fsyncSync(this.file);
  }

  read(): Acknowledged[] {
    const lines = readFileSync(this.path, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Acknowledged);
  }

  close(): void {
    closeSync(this.file);
  }
}
