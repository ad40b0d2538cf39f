/** `npm run bench:steps`: one approval in memory, beside xstate's pure transition and bpmn-engine, in one run. */
import { loadavg } from 'node:os';
import { type Figure, figureOf, tableOf } from '../figures.ts';
import { bpmnApprovals } from './bpmn.ts';
import { ourApprovals } from './ours.ts';
import { publishChecks } from './publish-checks.ts';
import { stateApprovals } from './state-machine.ts';

/** Does a few approvals and says how many. */
export type Approvals = () => number | Promise<number>;

const rounds = 5;
/** Processor time that one measurement takes, in milliseconds, after as much of warming up. */
const span = 700;

say(`Load average ${loadavg()[0]?.toFixed(1)}; approvals for each second of processor time`);
const figures: Figure[] = [];
const few = ourApprovals(5);
for (const nodes of [5, 50, 500]) {
  const [ours, theirs] = [ourApprovals(nodes), stateApprovals(nodes)];
  figures.push(await compare(`step of ${nodes} nodes, to xstate`, ours, theirs));
}
figures.push(await compare('step of 5 nodes, to bpmn-engine', few, bpmnApprovals(5)));
figures.push(await compare('step of 500 nodes, to one of 5', ourApprovals(500), few));
figures.push(await compare('check of 500 nodes, to one of 5', publishChecks(500), publishChecks(5)));
say(`\n${tableOf(figures)}`);

async function compare(name: string, ours: Approvals, floor: Approvals): Promise<Figure> {
  const measured: { ours: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round++)
    measured.push({ ours: await rateOf(ours), floor: await rateOf(floor) });
  return figureOf(name, '/s', measured);
}

async function rateOf(approvals: Approvals): Promise<number> {
  await runFor(approvals, span / 2);
  const { count, time } = await runFor(approvals, span);
  return (count * 1000) / time;
}

async function runFor(approvals: Approvals, milliseconds: number): Promise<{ count: number; time: number }> {
  const began = process.cpuUsage();
  let count = 0;
  for (;;) {
    count += await approvals();
    const { user, system } = process.cpuUsage(began);
    const time = (user + system) / 1000;
    if (time >= milliseconds) return { count, time };
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
