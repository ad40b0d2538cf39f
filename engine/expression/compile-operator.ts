import { Decimal } from '../decimal.ts';
import type { ExpressionCompiler } from './compiler.ts';
import { arithmetic, type Comparison, compare, contains, not } from './operators.ts';
import type { Part } from './part.ts';
import type { BinaryOperator, Expression } from './syntax.ts';
import { boolean, eitherOf, fits, listOf, number, unknown, type ValueType } from './value-type.ts';

type Binary = Expression & { kind: 'binary' };

export function compileUnary(compiler: ExpressionCompiler, node: Expression & { kind: 'unary' }): Part {
  if (node.operator === '!') {
    const operand = compiler.expect(node.operand, boolean);
    return { type: boolean, run: (frame) => not(operand.run(frame)) };
  }
  const operand = compiler.expect(node.operand, number);
  return { type: operand.type, run: (frame) => arithmetic('*', minusOne, operand.run(frame)) };
}

const minusOne = new Decimal(-1);

export function compileBinary(compiler: ExpressionCompiler, node: Binary): Part {
  switch (node.operator) {
    case '&&':
    case '||':
      return compileLogic(compiler, node, node.operator === '&&');
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return compileArithmetic(compiler, node, node.operator);
    case 'in':
      return compileIn(compiler, node);
    default:
      return compileComparison(compiler, node, node.operator);
  }
}

/** Kleene: one deciding side decides, whatever the other is; otherwise an unknown side makes it unknown. */
function compileLogic(compiler: ExpressionCompiler, node: Binary, and: boolean): Part {
  const left = compiler.expect(node.left, boolean);
  const right = compiler.expect(node.right, boolean);
  return {
    type: boolean,
    run: (frame) => {
      const first = left.run(frame);
      if (first === !and) return first;
      const second = right.run(frame);
      if (second === !and) return second;
      return first === null || second === null ? null : and;
    },
  };
}

function compileArithmetic(
  compiler: ExpressionCompiler,
  node: Binary,
  operator: '+' | '-' | '*' | '/' | '%',
): Part {
  const left = compiler.compile(node.left);
  const right = compiler.compile(node.right);
  const run: Part['run'] = (frame) => arithmetic(operator, left.run(frame), right.run(frame));
  const type = arithmeticType(operator, left.type, right.type);
  if (!type)
    return compiler.report('expression.wrong-type', node, {
      operator,
      given: `${left.type.kind}, ${right.type.kind}`,
      wanted: 'number',
    });
  if (operator !== '*' && operator !== '/') compiler.checkCurrencies(node, left.type, right.type);
  return { type, run };
}

function arithmeticType(operator: BinaryOperator, left: ValueType, right: ValueType): ValueType | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknown;
  if (fits(left, number) && fits(right, number)) return eitherOf(left, right);
  if (operator === '+' && fits(left, { kind: 'text' }) && fits(right, { kind: 'text' }))
    return { kind: 'text' };
  if (operator === '-' && left.kind === 'date' && right.kind === 'date') return number;
  return undefined;
}

function compileComparison(compiler: ExpressionCompiler, node: Binary, operator: Comparison): Part {
  if (isNull(node.left) || isNull(node.right))
    return compiler.report('expression.compare-with-null', node, { operator });
  const [left, right] = compilePair(compiler, node);
  const equality = operator === '==' || operator === '!=';
  if (!comparable(left.type, right.type, equality))
    return compiler.report('expression.wrong-type', node, {
      operator,
      wanted: left.type.kind,
      given: right.type.kind,
    });
  compiler.checkCurrencies(node, left.type, right.type);
  return { type: boolean, run: (frame) => compare(operator, left.run(frame), right.run(frame)) };
}

/** The side with a written value is compiled second, knowing what the other side is. */
function compilePair(compiler: ExpressionCompiler, node: Binary): [Part, Part] {
  if (node.left.kind === 'literal') {
    const right = compiler.compile(node.right);
    return [compiler.compile(node.left, right.type), right];
  }
  const left = compiler.compile(node.left);
  return [left, compiler.compile(node.right, left.type)];
}

const ordered = new Set(['number', 'date', 'date-time', 'text', 'unknown']);

function comparable(left: ValueType, right: ValueType, equality: boolean): boolean {
  if (!equality && !(ordered.has(left.kind) && ordered.has(right.kind))) return false;
  return fits(left, right) || fits(right, left);
}

function isNull(node: Expression): boolean {
  return node.kind === 'literal' && node.value === null;
}

function compileIn(compiler: ExpressionCompiler, node: Binary): Part {
  const literalLeft = node.left.kind === 'literal';
  const early = literalLeft ? undefined : compiler.compile(node.left);
  const right = compiler.compile(node.right, early ? listOf(early.type) : unknown);
  const of = right.type.kind === 'list' ? right.type.of : unknown;
  const left = early ?? compiler.compile(node.left, of);
  if ((right.type.kind !== 'list' && right.type.kind !== 'unknown') || !comparable(left.type, of, true))
    return compiler.report('expression.wrong-type', node, {
      operator: 'in',
      wanted: 'list',
      given: right.type.kind,
    });
  return { type: boolean, run: (frame) => contains(right.run(frame), left.run(frame)) };
}
