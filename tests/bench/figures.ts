/** One figure of both programs, of all rounds. */
export interface Figure {
  name: string;
  /** Medians of the rounds. */
  ours: number;
  floor: number;
  /** Median of the ratios of ours to the floor within a round, and the least and the greatest of them. */
  ratio: number;
  least: number;
  most: number;
  unit: string;
  rounds: number;
}

export function figureOf(
  name: string,
  unit: string,
  rounds: readonly { ours: number; floor: number }[],
): Figure {
  const ratios = rounds.map(({ ours, floor }) => ours / floor);
  return {
    name,
    ours: rounded(median(rounds.map(({ ours }) => ours))),
    floor: rounded(median(rounds.map(({ floor }) => floor))),
    ratio: rounded(median(ratios)),
    least: rounded(Math.min(...ratios)),
    most: rounded(Math.max(...ratios)),
    unit,
    rounds: rounds.length,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}

/** Three digits that matter. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

/** What a ratio ought to be: at least, where more is better, else at most. */
interface Goal {
  better: 'more' | 'less';
  /** What this stage of the product is held to. */
  goal?: number;
  /** Where it is to go (performance.md, Goals: against the floor). */
  target: number;
}

export const goals: Readonly<Record<string, Goal>> = {
  create: { better: 'more', goal: 0.3, target: 0.4 },
  read: { better: 'more', goal: 0.4, target: 0.5 },
  list: { better: 'more', goal: 0.4, target: 0.6 },
  'list with total': { better: 'more', goal: 0.4, target: 0.6 },
  update: { better: 'more', target: 0.5 },
  reject: { better: 'more', target: 0.4 },
  approve: { better: 'more', goal: 0.3, target: 0.4 },
  'create with 1000 lines': { better: 'less', goal: 4, target: 2.5 },
  'step of 5 nodes, to xstate': { better: 'more', goal: 0.3, target: 0.5 },
  'step of 50 nodes, to xstate': { better: 'more', goal: 0.3, target: 0.5 },
  'step of 500 nodes, to xstate': { better: 'more', goal: 0.3, target: 0.5 },
  'step of 5 nodes, to bpmn-engine': { better: 'more', goal: 50, target: 50 },
  'step of 500 nodes, to one of 5': { better: 'more', goal: 0.8, target: 0.8 },
  'start to ready': { better: 'less', target: 3 },
  'memory idle': { better: 'less', target: 2 },
  'memory under load': { better: 'less', target: 2 },
};

/** The table that a run prints. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, ours, floor, ratio, least, most, unit }) => {
    const wanted = goals[name];
    return [
      name,
      `${ours}`,
      `${floor}`,
      unit,
      `${ratio}`,
      `${least}–${most}`,
      wanted?.goal === undefined ? '' : against(wanted.goal, ratio, wanted.better),
      wanted === undefined ? '' : against(wanted.target, ratio, wanted.better),
    ];
  });
  const all = [['', 'ours', 'floor', 'unit', 'ratio', 'range', 'goal', 'target'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  return all
    .map((row) =>
      row
        .map((text, column) =>
          column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function against(wanted: number, ratio: number, better: Goal['better']): string {
  const reached = better === 'more' ? ratio >= wanted : ratio <= wanted;
  return `${better === 'more' ? '≥' : '≤'} ${wanted} ${reached ? '✓' : '✗'}`;
}
