import type { Language } from '../../engine/definition/common.ts';
import { textOf } from '../../engine/definition/common.ts';
import type { Expression } from '../../engine/expression/syntax.ts';
import type { Label } from '../../engine/issue.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { sentenceWords } from '../messages/sentence.ts';
import type { Name, Names } from './names.ts';
import { percentOf } from './percent.ts';
import {
  isGroup,
  type Operand,
  type RowGroup,
  type Sentence,
  type SentenceOperator,
  type SentenceRow,
  type Subject,
  sentenceOf,
} from './sentence.ts';

/** What people call things: fields, and the records and people that conditions name by a code. */
export interface SentenceLabels {
  names: Names;
  /** What only this place names beside the record: the parameters of a report. */
  own?: Readonly<Record<string, Label>>;
  /** The name of a person or record by what conditions know it by: a user name, a code. */
  title?(shape: string, value: string): string | undefined;
  /** The currency of amounts that name none. */
  currency?: string;
}

type Key = keyof (typeof sentenceWords)['en'];

/** The condition in words: "总金额 ≥ 200,000 元 且 重要程度是特殊"; undefined when no sentence says it. */
export function renderSentence(
  tree: Expression,
  labels: SentenceLabels,
  language: Language,
): string | undefined {
  const sentence = sentenceOf(tree);
  return sentence && new Renderer(labels, language).sentence(sentence);
}

export function renderParts(sentence: Sentence, labels: SentenceLabels, language: Language): string {
  return new Renderer(labels, language).sentence(sentence);
}

/** The words of a way to a field: 客户的信用等级. */
export function renderSubject(subject: Subject, labels: SentenceLabels, language: Language): string {
  return new Renderer(labels, language).subject(subject);
}

const numberOperators: Partial<Record<SentenceOperator, Key>> = {
  '==': 'equals',
  '!=': 'differs',
  '>': 'more',
  '>=': 'atLeast',
  '<': 'less',
  '<=': 'atMost',
};

const dateOperators: Partial<Record<SentenceOperator, Key>> = {
  '>': 'after',
  '>=': 'notBefore',
  '<': 'before',
  '<=': 'notAfter',
};

const otherOperators: Record<SentenceOperator, Key> = {
  '==': 'is',
  '!=': 'isNot',
  '>': 'more',
  '>=': 'atLeast',
  '<': 'less',
  '<=': 'atMost',
  in: 'isOneOf',
  'not-in': 'isNoneOf',
  contains: 'contains',
  startsWith: 'startsWith',
  'is-true': 'isTrue',
  'is-false': 'isFalse',
  isEmpty: 'isEmpty',
  notEmpty: 'notEmpty',
};

class Renderer {
  private readonly labels: SentenceLabels;
  private readonly language: Language;

  constructor(labels: SentenceLabels, language: Language) {
    this.labels = labels;
    this.language = language;
  }

  sentence({ join, parts }: Sentence): string {
    const isAlone = parts.length === 1;
    return parts
      .map((part) => (isGroup(part) ? this.group(part, isAlone) : this.row(part)))
      .join(this.say(join));
  }

  private group({ join, rows }: RowGroup, isAlone: boolean): string {
    const words = rows.map((row) => this.row(row)).join(this.say(join));
    return isAlone || rows.length === 1 ? words : `${this.say('opening')}${words}${this.say('closing')}`;
  }

  private row({ subject, operator, operand }: SentenceRow): string {
    const asked = this.shownName(subject);
    const value = operand === undefined ? '' : this.operand(operand, asked, subject);
    const kind = subject.aggregate ? 'number' : asked?.type.kind;
    const isDate = kind === 'date' || kind === 'date-time';
    const table = kind === 'number' ? numberOperators : isDate ? dateOperators : {};
    return this.say(table[operator] ?? otherOperators[operator], { subject: this.subject(subject), value });
  }

  subject(subject: Subject): string {
    const path = this.withoutIdentity(subject.path);
    const names = this.labels.names.along(path);
    const words = names
      ? names.map((one) => textOf(one.label, this.language) || one.id).join(this.say('of'))
      : textOf(this.labels.own?.[path.join('.')], this.language) || path.join('.');
    return subject.aggregate ? this.say(subject.aggregate, { subject: words }) : words;
  }

  /** The name whose values are compared: 发起人 where a condition asks for `initiator.username`. */
  private shownName({ path }: Subject): Name | undefined {
    return this.labels.names.along(path)?.at(-1);
  }

  /** A person asked for by user name, or a record by its code, is meant itself. */
  private withoutIdentity(path: readonly string[]): readonly string[] {
    const of = path.length > 1 ? this.labels.names.along(path.slice(0, -1))?.at(-1) : undefined;
    const isIdentity = path.at(-1) === 'username' || path.at(-1) === 'code';
    return isIdentity && of?.type.kind === 'record' ? path.slice(0, -1) : path;
  }

  private operand(operand: Operand, asked: Name | undefined, subject: Subject): string {
    switch (operand.kind) {
      case 'number':
        return subject.aggregate === 'size' ? grouped(operand.digits) : this.number(operand.digits, asked);
      case 'text':
        return this.value(operand.value, asked, subject);
      case 'texts': {
        const words = operand.values.map((one) => this.value(one, asked, subject)).join(this.say('list'));
        return operand.values.length > 1 ? this.say('eitherOf', { value: words }) : words;
      }
      case 'day': {
        const count = Math.abs(operand.offset);
        return operand.offset === 0
          ? this.say('today')
          : this.say(operand.offset > 0 ? 'daysAfter' : 'daysBefore', { count });
      }
      case 'subject':
        return this.subject(operand.subject);
    }
  }

  private number(digits: string, asked: Name | undefined): string {
    if (asked?.measure === 'percent') return `${grouped(percentOf(digits))}%`;
    if (asked?.measure !== 'money') return grouped(digits);
    const element = asked.type.kind === 'list' ? asked.type.of : asked.type;
    const currency = (element.kind === 'number' && element.currency) || this.labels.currency || 'CNY';
    if (currency === 'CNY') return this.say('money', { value: grouped(digits) });
    return this.say('foreignMoney', { value: grouped(digits), currency });
  }

  /** An option, a state, a person or a record by its name; another text in quotes. */
  private value(value: string, asked: Name | undefined, { path }: Subject): string {
    const option = asked?.options?.[value];
    if (option) return textOf(option, this.language) || value;
    const of = this.labels.names.along(path.slice(0, -1))?.at(-1);
    if (of?.type.kind === 'record' && path.length > this.withoutIdentity(path).length)
      return this.labels.title?.(of.type.shape, value) ?? value;
    if (asked?.type.kind === 'date' || asked?.type.kind === 'date-time') return value;
    return this.say('quoted', { value });
  }

  private say(key: Key, params: Record<string, string | number> = {}): string {
    return fill(sentenceWords[this.language][key], params);
  }
}

/** `1234567.5` → `1,234,567.5`. */
export function grouped(digits: string): string {
  const [whole = '', places] = digits.split('.');
  const text = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return places === undefined ? text : `${text}.${places}`;
}
