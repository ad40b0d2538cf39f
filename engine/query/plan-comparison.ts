import { type Comparison, compare } from '../expression/operators.ts';
import type { BinaryOperator, Expression } from '../expression/syntax.ts';
import { countWays, eachWay, type PlainOperand, planOperand } from './operand.ts';
import { type Planner, refused } from './planner.ts';
import type { Query, QueryField } from './query.ts';

type Binary = Expression & { kind: 'binary' };

/** The comparison with its sides exchanged. */
const turned: Record<Comparison, Comparison> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** Most combinations of the ways that both sides of a comparison can go. */
const mostWays = 100;

const comparisons: ReadonlySet<BinaryOperator> = new Set(Object.keys(turned) as Comparison[]);

/** A field against a constant, or against another field. */
export function planComparison(planner: Planner, node: Binary): Query {
  if (!comparisons.has(node.operator)) return planner.refuse(node, 'calculated');
  const operator = node.operator as Comparison;
  const left = planOperand(planner, node.left);
  const right = planOperand(planner, node.right);
  if (!left || !right) return refused;
  if (countWays(left) * countWays(right) > mostWays) return planner.refuse(node, 'too-large');
  return eachWay(left, (one) =>
    eachWay(right, (other) => comparisonOf(planner, node, operator, [one, other])),
  );
}

function comparisonOf(
  planner: Planner,
  node: Binary,
  operator: Comparison,
  [left, right]: [PlainOperand, PlainOperand],
): Query {
  if (left.kind === 'constant' && right.kind === 'constant') {
    const [first, second] = [left.value, right.value];
    return {
      kind: 'constant',
      value: (environment) => compare(operator, first(environment), second(environment)),
    };
  }
  const fields = [left, right].flatMap((side) => (side.kind === 'field' ? side.field : []));
  if (fields.some((field) => field.many !== undefined)) return planner.refuse(node, 'lists');
  if (left.kind === 'field' && right.kind === 'field')
    return planner.line
      ? planner.refuse(node, 'several-fields')
      : { kind: 'compare-fields', operator, left: left.field, right: right.field };
  if (left.kind === 'field' && right.kind === 'constant')
    return { kind: 'compare', operator, field: left.field, value: right.value };
  return comparisonOf(planner, node, turned[operator], [right, left]);
}

/** `field in [ … ]`, or a constant in a field of several values. */
export function planMembership(planner: Planner, node: Binary): Query {
  const { left, right } = node;
  if (planner.reads(left) && planner.reads(right)) return planner.refuse(node, 'several-fields');
  if (planner.reads(left)) {
    const list = planner.constant(right);
    const operand = planOperand(planner, left);
    if (!operand) return refused;
    return eachWay(operand, (one) => {
      if (one.kind === 'constant') return planner.refuse(node, 'calculated');
      return one.field.many === undefined
        ? { kind: 'one-of', field: one.field, list }
        : planner.refuse(node, 'lists');
    });
  }
  const field = planner.field(right);
  if (!field) return refused;
  if (field.many !== 'options' && field.many !== 'column') return planner.refuse(node, 'lists');
  return { kind: 'has', field, value: planner.constant(left) };
}

/** A field that is a truth itself. */
export function planTruth(planner: Planner, node: Expression): Query {
  const operand = planOperand(planner, node);
  if (!operand) return refused;
  return eachWay(operand, (one) => {
    if (one.kind === 'constant') return { kind: 'constant', value: one.value };
    return isTruth(one.field) ? holdsOf(one.field) : planner.refuse(node, 'lists');
  });
}

function isTruth({ type, many }: QueryField): boolean {
  return type.kind === 'boolean' && many === undefined;
}

function holdsOf(field: QueryField): Query {
  return { kind: 'compare', operator: '==', field, value: () => true };
}
