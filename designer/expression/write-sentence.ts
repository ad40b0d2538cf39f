import {
  isGroup,
  type Operand,
  type RowGroup,
  type Sentence,
  type SentenceRow,
  type Subject,
} from './sentence.ts';

const joins = { and: ' && ', or: ' || ' } as const;

/** The expression that says a sentence; undefined while nothing or only half of it is said. */
export function writeSentence(sentence: Sentence): string | undefined {
  const parts = sentence.parts.flatMap((part) =>
    isGroup(part) ? writeGroup(part, sentence) : writeRow(part),
  );
  return parts.length > 0 && parts.every((one) => one !== undefined)
    ? parts.join(joins[sentence.join])
    : undefined;
}

/** An alternative among others that must all hold is bracketed, or it would bind less than they. */
function writeGroup(group: RowGroup, { parts }: Sentence): string | undefined {
  const rows = group.rows.map(writeRow);
  if (rows.length === 0 || rows.some((one) => one === undefined)) return undefined;
  const written = rows.join(joins[group.join]);
  return parts.length > 1 && rows.length > 1 ? `(${written})` : written;
}

function writeRow({ subject, operator, operand }: SentenceRow): string | undefined {
  if (subject.path.length === 0) return undefined;
  const left = writeSubject(subject);
  if (operator === 'is-true') return left;
  if (operator === 'is-false') return `!${left}`;
  if (operator === 'isEmpty' || operator === 'notEmpty') return `${operator}(${left})`;
  const right = operand && writeOperand(operand);
  if (right === undefined) return undefined;
  if (operator === 'contains' || operator === 'startsWith') return `${operator}(${left}, ${right})`;
  if (operator === 'not-in') return `!(${left} in ${right})`;
  return `${left} ${operator} ${right}`;
}

function writeSubject({ path, aggregate }: Subject): string {
  return aggregate ? `${aggregate}(${path.join('.')})` : path.join('.');
}

function writeOperand(operand: Operand): string | undefined {
  switch (operand.kind) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(operand.digits) ? operand.digits : undefined;
    case 'text':
      return operand.value === '' ? undefined : JSON.stringify(operand.value);
    case 'texts':
      return operand.values.length === 0
        ? undefined
        : `[${operand.values.map((one) => JSON.stringify(one)).join(', ')}]`;
    case 'day':
      return operand.offset === 0 ? 'today()' : `addDays(today(), ${operand.offset})`;
    case 'subject':
      return operand.subject.path.length === 0 ? undefined : writeSubject(operand.subject);
  }
}
