import type { Person } from '../../record/organisation.ts';
import { seekingOf } from '../assignees/seeking.ts';
import { peopleOf, sourceKey } from '../assignees/sources.ts';
import type { TraceStep } from '../instance.ts';
import { snapshotOf } from '../run.ts';
import type { NodeType } from './node.ts';

/** Tells people, once each unless it repeats, and passes; who has left is only noted (approval.md S10). */
export const ccNode: NodeType<'cc'> = {
  enter(run, node) {
    const { facts } = run.facts;
    const snapshots = (people: readonly Person[]) => people.map((person) => snapshotOf(person, facts));
    const seeking = seekingOf(run, node);
    const trace: TraceStep[] = [];
    const named = new Set<Person>();
    for (const source of node.definition.assignees.from) {
      const people = peopleOf(source, seeking);
      trace.push({ rule: `source:${sourceKey(source)}`, people: snapshots(people) });
      for (const person of people) named.add(person);
    }
    const departed = [...named].filter((person) => !person.active);
    if (departed.length > 0) trace.push({ rule: 'inactive', people: snapshots(departed) });
    const told = new Set((run.instance.copies ?? []).flatMap((copy) => copy.to.map((person) => person.id)));
    const to = snapshots([...named].filter((person) => person.active));
    run.emit({ type: 'copied', copy: { node: node.id, at: run.now, to, trace } });
    const untold = node.definition.repeat ? to : to.filter((person) => !told.has(person.id));
    if (to.length > 0) run.effect({ kind: 'copy', to, node: node.id });
    if (untold.length > 0) run.effect({ kind: 'notify', event: 'copied', to: untold, node: node.id });
    return { next: node.next };
  },
};
