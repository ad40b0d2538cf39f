import type { conditionWords } from '../messages/condition.ts';
import type { Operand, SentenceOperator } from './sentence.ts';
import type { SubjectKind } from './subjects.ts';

type Key = keyof (typeof conditionWords)['en'];

type Operators = readonly (readonly [SentenceOperator, Key])[];

/** Of what there are too many to name one at a time. */
const oneOfMany: Operators = [
  ['in', 'in'],
  ['not-in', 'not-in'],
  ['==', 'is'],
  ['!=', 'isNot'],
  ['isEmpty', 'isEmpty'],
  ['notEmpty', 'notEmpty'],
];

/** The comparisons that make sense for each kind, with the words that fit it. */
export const operatorsFor: Record<SubjectKind, Operators> = {
  number: [
    ['>=', '>='],
    ['>', '>'],
    ['<=', '<='],
    ['<', '<'],
    ['==', '=='],
    ['!=', '!='],
    ['isEmpty', 'isEmpty'],
    ['notEmpty', 'notEmpty'],
  ],
  choice: [
    ['==', 'is'],
    ['!=', 'isNot'],
    ['in', 'in'],
    ['not-in', 'not-in'],
    ['isEmpty', 'isEmpty'],
    ['notEmpty', 'notEmpty'],
  ],
  text: [
    ['==', 'is'],
    ['!=', 'isNot'],
    ['contains', 'contains'],
    ['startsWith', 'startsWith'],
    ['isEmpty', 'isEmpty'],
    ['notEmpty', 'notEmpty'],
  ],
  boolean: [
    ['is-true', 'is-true'],
    ['is-false', 'is-false'],
  ],
  date: [
    ['<', 'before'],
    ['<=', 'notAfter'],
    ['>', 'after'],
    ['>=', 'notBefore'],
    ['isEmpty', 'isEmpty'],
    ['notEmpty', 'notEmpty'],
  ],
  person: oneOfMany,
  coded: oneOfMany,
};

const alone = new Set<SentenceOperator>(['isEmpty', 'notEmpty', 'is-true', 'is-false']);

export function takesOperand(operator: SentenceOperator): boolean {
  return !alone.has(operator);
}

/** What a new comparison begins with; what was entered is kept where it fits. */
export function operandFor(
  kind: SubjectKind,
  operator: SentenceOperator,
  before: Operand | undefined,
): Operand | undefined {
  if (!takesOperand(operator)) return undefined;
  const isList = operator === 'in' || operator === 'not-in';
  if (kind === 'number')
    return before?.kind === 'number' || before?.kind === 'subject' ? before : { kind: 'number', digits: '' };
  if (kind === 'date')
    return before?.kind === 'day' || before?.kind === 'text' ? before : { kind: 'day', offset: 0 };
  const values = before?.kind === 'text' ? [before.value] : before?.kind === 'texts' ? before.values : [];
  const filled = values.filter((one) => one !== '');
  return isList ? { kind: 'texts', values: filled } : { kind: 'text', value: filled[0] ?? '' };
}
