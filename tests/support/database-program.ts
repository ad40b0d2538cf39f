import { parseConfig } from '../../runtime/server/config.ts';
import { startDatabase } from '../../runtime/server/database/start-database.ts';

/**
 * A program with a database of its own, for tests that end it in every way: `node --import tsx
 * database-program.ts <end>`. Sends its database's address to the test, then ends as told.
 */
const end = process.argv[2];
const { config } = parseConfig(process.env, []);
if (!config) throw new Error('the settings of the test are wrong');
const database = await startDatabase(config);
process.send?.(database.uri);

if (end === 'stops-on-signal')
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, async () => {
      await database.stop();
      process.exit(0);
    });
process.once('message', () => {
  if (end === 'throws') throw new Error('an error that nobody catches');
  if (end === 'exits') process.exit(3);
  if (end === 'falls-asleep') process.disconnect();
});
