import { addTime } from '../../calendar/add-time.ts';
import { durationOf } from '../../calendar/duration.ts';
import { momentAt } from '../../calendar/working-time.ts';
import type { DelayNode } from '../../definition/delay.ts';
import { askDelay, laidBy } from '../delays.ts';
import type { Run } from '../run.ts';
import { newWait } from '../waits.ts';
import type { NodeType } from './node.ts';

/** The token waits for a moment; one that is past, or that the record does not name, it passes at once (approval.md G6). */
export const delayNode: NodeType<'delay'> = {
  enter(run, node, token) {
    const { until: rule } = node.definition;
    const until = momentOf(run, rule);
    if (until === undefined || until <= run.now) return { next: node.next };
    const of = 'after' in rule ? rule.of : 'calendar';
    const wait = {
      ...newWait(run, node.id, token),
      ...{ kind: 'delay' as const, until, of, generation: 1 },
      ...laidBy(run, of),
    };
    run.emit({ type: 'wait-begun', wait });
    askDelay(run, wait);
    return 'wait';
  },
};

function momentOf(run: Run, until: DelayNode['until']): string | undefined {
  const calendar = run.facts.facts.organisation.calendarOf();
  if ('after' in until) return addTime(run.now, durationOf(until.after, until.of), calendar);
  const named = 'date' in until ? until.date : run.facts.record[until.field];
  if (typeof named !== 'string' || named === '') return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(named);
  return new Date(isDay ? momentAt(calendar, named, until.at) : named).toISOString();
}
