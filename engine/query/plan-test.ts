import type { Expression } from '../expression/syntax.ts';
import { eachWay, planOperand } from './operand.ts';
import { type Planner, refused } from './planner.ts';
import type { Query, QueryField, TextTest } from './query.ts';

type Call = Expression & { kind: 'call' };

const textTests: ReadonlySet<string> = new Set<TextTest>(['startsWith', 'contains', 'endsWith']);

/** A function that asks something of a field; undefined for the functions that make a value of one. */
export function planTest(planner: Planner, node: Call): Query | undefined {
  const [subject, part] = node.args;
  if (!subject) return undefined;
  if (node.name === 'isEmpty') return planEmpty(planner, subject);
  if (node.name === 'notEmpty') return { kind: 'not', of: planEmpty(planner, subject) };
  if (!textTests.has(node.name) || !part) return undefined;
  if (planner.reads(part)) return planner.refuse(node, 'several-fields');
  const operand = planOperand(planner, subject);
  const value = planner.constant(part);
  if (!operand) return refused;
  return eachWay(operand, (one) => {
    if (one.kind === 'constant' || one.field.many !== undefined) return planner.refuse(node, 'calculated');
    return { kind: 'text', test: node.name as TextTest, field: one.field, part: value };
  });
}

function planEmpty(planner: Planner, node: Expression): Query {
  const field: QueryField | undefined = planner.field(node);
  if (!field) return refused;
  return field.many === 'column' ? planner.refuse(node, 'lists') : { kind: 'empty', field };
}
