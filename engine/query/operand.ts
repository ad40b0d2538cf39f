import type { Expression } from '../expression/syntax.ts';
import type { Planner } from './planner.ts';
import type { Constant, Query, QueryField } from './query.ts';

/** One side of a comparison: a field, a constant, or one of two others as a test says. */
export type Operand =
  | { kind: 'field'; field: QueryField }
  | { kind: 'constant'; value: Constant }
  | { kind: 'choose'; test: Query; yes: Operand; no: Operand };

export type PlainOperand = Exclude<Operand, { kind: 'choose' }>;

/** What a side of a comparison is; reports and gives nothing when no query can compare it. */
export function planOperand(planner: Planner, node: Expression): Operand | undefined {
  if (!planner.reads(node)) return { kind: 'constant', value: planner.constant(node) };
  if (node.kind === 'call' && node.name === 'orElse') return planOrElse(planner, node.args);
  if (node.kind === 'choose') {
    const yes = planOperand(planner, node.yes);
    const no = planOperand(planner, node.no);
    return yes && no && { kind: 'choose', test: planner.condition(node.test), yes, no };
  }
  const field = planner.field(node);
  return field && { kind: 'field', field };
}

/** `orElse(a, b)` is b where a is empty, and a otherwise. */
function planOrElse(planner: Planner, args: readonly Expression[]): Operand | undefined {
  const [value, instead] = args as [Expression, Expression];
  const field = planner.field(value);
  const yes = planOperand(planner, instead);
  return (
    field && yes && { kind: 'choose', test: { kind: 'empty', field }, yes, no: { kind: 'field', field } }
  );
}

export function countWays(operand: Operand): number {
  return operand.kind === 'choose' ? countWays(operand.yes) + countWays(operand.no) : 1;
}

/** The query of every way that a choice can go. */
export function eachWay(operand: Operand, query: (one: PlainOperand) => Query): Query {
  if (operand.kind !== 'choose') return query(operand);
  const { test, yes, no } = operand;
  return { kind: 'choose', test, yes: eachWay(yes, query), no: eachWay(no, query) };
}
