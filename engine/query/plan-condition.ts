import type { Expression } from '../expression/syntax.ts';
import { planComparison, planMembership, planTruth } from './plan-comparison.ts';
import { planLines } from './plan-lines.ts';
import { asksPeople, planPerson } from './plan-person.ts';
import { planTest } from './plan-test.ts';
import type { Planner } from './planner.ts';
import type { Query } from './query.ts';

/** A part of an expression that is true, false or unknown, as a query. */
export function planCondition(planner: Planner, node: Expression): Query {
  if (!planner.reads(node)) return { kind: 'constant', value: planner.constant(node) };
  const logic = planLogic(planner, node);
  if (logic) return logic;
  if (asksPeople(planner, node)) return planPerson(planner, node);
  switch (node.kind) {
    case 'binary':
      return node.operator === 'in' ? planMembership(planner, node) : planComparison(planner, node);
    case 'call':
      return planTest(planner, node) ?? planTruth(planner, node);
    case 'each':
      return planLines(planner, node);
    default:
      return planTruth(planner, node);
  }
}

function planLogic(planner: Planner, node: Expression): Query | undefined {
  if (node.kind === 'unary' && node.operator === '!')
    return { kind: 'not', of: planner.condition(node.operand) };
  if (node.kind === 'binary' && (node.operator === '&&' || node.operator === '||'))
    return {
      kind: node.operator === '&&' ? 'all' : 'any',
      of: [planner.condition(node.left), planner.condition(node.right)],
    };
  if (node.kind !== 'choose') return undefined;
  const [test, yes, no] = [node.test, node.yes, node.no].map((part) => planner.condition(part));
  return { kind: 'choose', test: test as Query, yes: yes as Query, no: no as Query };
}
