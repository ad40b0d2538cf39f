import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { bundleProgram, bundleServer } from '../support/bundle-server.ts';
import { startOwnDatabase } from '../support/own-database.ts';
import { withDatabaseName } from '../support/with-database-name.ts';
import { cellsOf } from './cells.ts';
import { type Figure, figureOf, tableOf } from './figures.ts';
import { prepareFloor } from './floor.ts';
import { type BenchOptions, parseBenchOptions } from './options.ts';
import { type Ours, prepareOurs } from './ours.ts';
import { killPrograms, memoryOf } from './program.ts';
import { CellRun } from './run-cells.ts';
import type { Side } from './side.ts';

/** `npm run bench`: this product beside its floor, in one interleaved run on one database server. */
const options = parseBenchOptions(process.argv.slice(2));
const programs = { ours: await bundleServer(), floor: await bundleProgram('tests/bench/floor/main.ts') };
const database = await startOwnDatabase(say);
say(`Database: ${database.description}; ${options.load} orders; load average ${loadavg()[0]?.toFixed(1)}`);
try {
  const ours = await prepareOurs(
    programs.ours.path,
    withDatabaseName(database.uri, 'bench-ours'),
    options.load,
  );
  const floor = await prepareFloor(
    programs.floor.path,
    withDatabaseName(database.uri, 'bench-floor'),
    options.load,
  );
  const figures = await measureAll(ours, floor, options);
  await Promise.all([ours.program.stop(), floor.program.stop()]);
  await ours.ground.database.close();
  say(`\n${tableOf(figures)}\n\nLoad average ${loadavg()[0]?.toFixed(1)}`);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  killPrograms();
  await database.stop();
  for (const { remove } of Object.values(programs)) remove();
}

async function measureAll(
  ours: Ours,
  floor: Side,
  { rounds, only, connections }: BenchOptions,
): Promise<Figure[]> {
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  const idle = { ours: memoryOf(ours.program.id), floor: memoryOf(floor.program.id) };
  const cells = cellsOf(ours, floor, connections).filter(({ name }) => wanted(name));
  const { figures, memory } = await new CellRun({ ours, floor }, options, say).run(cells);
  figures.push(figureOf('memory idle', 'MB', [idle]), figureOf('memory under load', 'MB', [memory]));
  if (wanted('start to ready')) figures.push(await startToReady(ours, floor, rounds));
  return figures;
}

async function startToReady(ours: Side, floor: Side, rounds: number): Promise<Figure> {
  const times: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const time = { ours: 0, floor: 0 };
    for (const [name, side] of Object.entries({ ours, floor })) {
      const program = await side.start();
      time[name as 'ours' | 'floor'] = program.startTime;
      await program.stop();
    }
    times.push(time);
  }
  return figureOf('start to ready', 'ms', times);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
