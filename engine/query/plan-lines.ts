import type { Expression } from '../expression/syntax.ts';
import { type Planner, refused } from './planner.ts';
import type { Query } from './query.ts';

/** `lines.exists(l, …)` and `lines.all(l, …)`: a condition on the lines of the record that is asked about. */
export function planLines(planner: Planner, node: Expression & { kind: 'each' }): Query {
  if (node.macro !== 'exists' && node.macro !== 'all') return planner.refuse(node, 'lists');
  const field = planner.field(node.list);
  if (!field) return refused;
  const lines = planner.planning.subject.entity.fields.get(field.path);
  if (field.many !== 'lines' || !lines) return planner.refuse(node, 'lists');
  const inner = planner.within({ lines, variable: node.variable });
  return { kind: 'lines', macro: node.macro, lines: lines.id, holds: inner.condition(node.body) };
}
