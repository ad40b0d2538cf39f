import type { CommandStartedEvent, MongoClient } from 'mongodb';

/** Writes down what a client asks of its database: `find records.product`, `commitTransaction`. */
export class CommandLog {
  private commands: string[] = [];

  constructor(client: MongoClient) {
    client.on('commandStarted', ({ commandName, command, databaseName }: CommandStartedEvent) => {
      const collection = command[commandName];
      if (databaseName !== 'admin' || commandName === 'commitTransaction')
        this.commands.push(typeof collection === 'string' ? `${commandName} ${collection}` : commandName);
    });
  }

  /** The commands of some work, in the order in which they were sent. */
  async during(work: () => Promise<unknown>): Promise<string[]> {
    this.commands = [];
    await work();
    return this.commands;
  }
}
