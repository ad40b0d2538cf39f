import { randomName } from './random-name.ts';

/**
 * Lines have one name here from the moment they are begun, and get another on the server when they
 * are first saved; undo and the place of the cursor go on with ours.
 */
export class LineNames {
  private readonly toServer = new Map<string, string>();
  private readonly fromServer = new Map<string, string>();

  learn(ours: string, theirs: string): void {
    if (ours === theirs) return;
    this.toServer.set(ours, theirs);
    this.fromServer.set(theirs, ours);
  }

  theirs(ours: string): string {
    return this.toServer.get(ours) ?? ours;
  }

  ours(theirs: string): string {
    return this.fromServer.get(theirs) ?? theirs;
  }
}

/** A name for a new line. */
export function newLine(): string {
  return `new-${randomName()}`;
}
