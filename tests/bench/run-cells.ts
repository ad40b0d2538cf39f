import type { Cell, Connection } from './cells.ts';
import { type Figure, figureOf } from './figures.ts';
import { type Measured, measure } from './load.ts';
import type { BenchOptions } from './options.ts';
import type { Ours } from './ours.ts';
import { memoryOf, processorTimeOf } from './program.ts';
import type { Side } from './side.ts';

type SideName = 'ours' | 'floor';
type Round = Record<SideName, Measured & { processorTime: number | undefined }>;

/** What the cells of a run give: their figures, and the most memory that each program was seen to hold. */
export interface CellFigures {
  figures: Figure[];
  memory: Record<SideName, number>;
}

/** Loads both programs in turns, round after round; who begins changes each round. */
export class CellRun {
  private readonly sides: { ours: Ours; floor: Side };
  private readonly options: BenchOptions;
  private readonly tell: (line: string) => void;
  private readonly memory = { ours: 0, floor: 0 };

  constructor(sides: { ours: Ours; floor: Side }, options: BenchOptions, tell: (line: string) => void) {
    this.sides = sides;
    this.options = options;
    this.tell = tell;
  }

  async run(cells: readonly Cell[]): Promise<CellFigures> {
    const rounds = new Map<string, Round[]>(cells.map((cell) => [cell.name, []]));
    for (let round = 0; round <= this.options.rounds; round++)
      for (const cell of cells) {
        const result = await this.round(cell, round);
        // The first round only warms up.
        if (round > 0) rounds.get(cell.name)?.push(result);
      }
    return {
      figures: cells.flatMap((cell) => figuresOf(cell, rounds.get(cell.name) ?? [])),
      memory: this.memory,
    };
  }

  private async round(cell: Cell, round: number): Promise<Round> {
    const headers = (await cell.prepare?.(round === 0)) ?? this.sides.ours.headers;
    const result: Partial<Round> = {};
    for (const name of round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const))
      result[name] = await this.load(name, cell, {
        duration: round === 0 ? this.options.warmUp : this.options.duration,
        headers: name === 'ours' ? headers : this.sides.floor.headers,
      });
    const { ours, floor } = result as Round;
    this.tell(`${cell.name}: round ${round}, ours ${shown(cell, ours)}, floor ${shown(cell, floor)}`);
    return { ours, floor };
  }

  private async load(
    name: SideName,
    cell: Cell,
    { duration, headers }: { duration: number; headers: Record<string, string> },
  ): Promise<Round[SideName]> {
    const { program } = this.sides[name];
    const before = processorTimeOf(program.id);
    const connections = cell.measures === 'time' ? 1 : this.options.connections;
    const connection: Connection = cell[name];
    const callers = Array.from({ length: connections }, (_, index) => connection(index));
    const measured = await measure({ url: program.url, headers, callers, duration });
    if (measured.wrong.size > 0)
      throw new Error(`${name} answers ${cell.name} wrongly: ${JSON.stringify([...measured.wrong])}`);
    this.memory[name] = Math.max(this.memory[name], memoryOf(program.id));
    const after = processorTimeOf(program.id);
    return {
      ...measured,
      processorTime:
        before === undefined || after === undefined ? undefined : (after - before) / measured.right,
    };
  }
}

function shown(cell: Cell, { rate, p50, p99 }: Measured): string {
  return cell.measures === 'time'
    ? `${p50.toFixed(1)} ms`
    : `${rate.toFixed(0)}/s (p99 ${p99.toFixed(0)} ms)`;
}

function figuresOf({ name, measures }: Cell, rounds: readonly Round[]): Figure[] {
  const of = (take: (measured: Round[SideName]) => number | undefined) =>
    rounds.map(({ ours, floor }) => ({ ours: take(ours) as number, floor: take(floor) as number }));
  const processorTime = of((one) => one.processorTime);
  return [
    measures === 'time'
      ? figureOf(
          name,
          'ms',
          of(({ p50 }) => p50),
        )
      : figureOf(
          name,
          '/s',
          of(({ rate }) => rate),
        ),
    ...(measures === 'rate'
      ? [
          figureOf(
            `${name}, p99`,
            'ms',
            of(({ p99 }) => p99),
          ),
        ]
      : []),
    ...(processorTime.some((one) => one.ours === undefined)
      ? []
      : [figureOf(`${name}, processor time`, 'ms', processorTime)]),
  ];
}
