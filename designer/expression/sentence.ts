import type { Expression } from '../../engine/expression/syntax.ts';

/** How the two sides of a row of a sentence compare. */
export const sentenceOperators = [
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'in',
  'not-in',
  'contains',
  'startsWith',
  'is-true',
  'is-false',
  'isEmpty',
  'notEmpty',
] as const;

export type SentenceOperator = (typeof sentenceOperators)[number];

export const aggregates = ['sum', 'min', 'max', 'average', 'size'] as const;

export type Aggregate = (typeof aggregates)[number];

/** What a row asks about: a field, by the way to it; or what the values of a column come to. */
export interface Subject {
  path: readonly string[];
  aggregate?: Aggregate;
}

export type Operand =
  | { kind: 'number'; digits: string }
  | { kind: 'text'; value: string }
  | { kind: 'texts'; values: readonly string[] }
  | { kind: 'day'; offset: number }
  | { kind: 'subject'; subject: Subject };

export interface SentenceRow {
  subject: Subject;
  operator: SentenceOperator;
  operand?: Operand;
}

export type Conjunction = 'and' | 'or';

export interface RowGroup {
  join: Conjunction;
  rows: readonly SentenceRow[];
}

/** A condition as people say it: rows, or groups of rows, all or any of which must hold. Two levels, no more. */
export interface Sentence {
  join: Conjunction;
  parts: readonly (SentenceRow | RowGroup)[];
}

export function isGroup(part: SentenceRow | RowGroup): part is RowGroup {
  return 'rows' in part;
}

/** The sentence that an expression says, or undefined when it is a formula that no sentence says. */
export function sentenceOf(tree: Expression): Sentence | undefined {
  const join = joinOf(tree) ?? 'and';
  const parts: (SentenceRow | RowGroup)[] = [];
  for (const one of operandsOf(tree, join)) {
    const inner = joinOf(one);
    if (inner === undefined) {
      const row = rowOf(one);
      if (!row) return undefined;
      parts.push(row);
      continue;
    }
    const rows = operandsOf(one, inner).map(rowOf);
    if (!rows.every((row) => row !== undefined)) return undefined;
    parts.push({ join: inner, rows });
  }
  return { join, parts };
}

function joinOf(node: Expression): Conjunction | undefined {
  if (node.kind !== 'binary') return undefined;
  return node.operator === '&&' ? 'and' : node.operator === '||' ? 'or' : undefined;
}

function operandsOf(node: Expression, join: Conjunction): Expression[] {
  if (node.kind !== 'binary' || joinOf(node) !== join) return [node];
  return [...operandsOf(node.left, join), ...operandsOf(node.right, join)];
}

function rowOf(node: Expression): SentenceRow | undefined {
  switch (node.kind) {
    case 'name':
    case 'member':
      return truth(node, 'is-true');
    case 'unary':
      return node.operator === '!' ? negated(node.operand) : undefined;
    case 'call':
      return callRow(node);
    case 'binary':
      return comparison(node);
    default:
      return undefined;
  }
}

function truth(node: Expression, operator: 'is-true' | 'is-false'): SentenceRow | undefined {
  const subject = subjectOf(node);
  return subject && !subject.aggregate ? { subject, operator } : undefined;
}

function negated(node: Expression): SentenceRow | undefined {
  const row = node.kind === 'binary' && node.operator === 'in' ? comparison(node) : undefined;
  return row ? { ...row, operator: 'not-in' } : truth(node, 'is-false');
}

function callRow({ name, args }: Expression & { kind: 'call' }): SentenceRow | undefined {
  const [first, second] = args;
  const subject = first && subjectOf(first);
  if (!subject) return undefined;
  if (name === 'isEmpty' || name === 'notEmpty')
    return args.length === 1 ? { subject, operator: name } : undefined;
  if (name !== 'contains' && name !== 'startsWith') return undefined;
  const operand = second && operandOf(second);
  return operand?.kind === 'text' ? { subject, operator: name, operand } : undefined;
}

function comparison(node: Expression & { kind: 'binary' }): SentenceRow | undefined {
  const { operator } = node;
  const isKnown = (sentenceOperators as readonly string[]).includes(operator);
  const subject = subjectOf(node.left);
  const operand = operandOf(node.right);
  if (!isKnown || !subject || !operand) return undefined;
  if ((operator === 'in') !== (operand.kind === 'texts')) return undefined;
  return { subject, operator: operator as SentenceOperator, operand };
}

function subjectOf(node: Expression): Subject | undefined {
  const path = pathOf(node);
  if (path) return { path };
  if (node.kind !== 'call' || !(aggregates as readonly string[]).includes(node.name)) return undefined;
  const inner = node.args.length === 1 ? pathOf(node.args[0] as Expression) : undefined;
  return inner && { path: inner, aggregate: node.name as Aggregate };
}

function pathOf(node: Expression): string[] | undefined {
  if (node.kind === 'name') return [node.name];
  if (node.kind !== 'member') return undefined;
  const of = pathOf(node.of);
  return of && [...of, node.name];
}

function operandOf(node: Expression): Operand | undefined {
  if (node.kind === 'number') return { kind: 'number', digits: node.digits };
  if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'number')
    return { kind: 'number', digits: `-${node.operand.digits}` };
  if (node.kind === 'literal' && typeof node.value === 'string') return { kind: 'text', value: node.value };
  if (node.kind === 'list') {
    const values = node.items.map((one) => (one.kind === 'literal' ? one.value : undefined));
    return values.every((one) => typeof one === 'string') ? { kind: 'texts', values } : undefined;
  }
  const offset = dayOffset(node);
  if (offset !== undefined) return { kind: 'day', offset };
  const subject = subjectOf(node);
  return subject && { kind: 'subject', subject };
}

/** `today()` and `addDays(today(), 7)`. */
function dayOffset(node: Expression): number | undefined {
  if (node.kind !== 'call') return undefined;
  if (node.name === 'today' && node.args.length === 0) return 0;
  const [day, count] = node.args;
  if (node.name !== 'addDays' || !day || !count || dayOffset(day) !== 0) return undefined;
  const digits = operandOf(count);
  return digits?.kind === 'number' && /^-?\d+$/.test(digits.digits) ? Number(digits.digits) : undefined;
}
