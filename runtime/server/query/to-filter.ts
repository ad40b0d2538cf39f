import type { Document } from 'mongodb';
import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { Decimal, decimalText, isDecimal } from '../../../engine/decimal.ts';
import type { Environment, Row, Value } from '../../../engine/expression/environment.ts';
import { isEmpty } from '../../../engine/expression/operators.ts';
import { type BinaryOperator, childrenOf, type Expression } from '../../../engine/expression/syntax.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import { codecOf } from '../store/codec.ts';
import { storedPath } from '../store/collections.ts';

/** A part of an expression that no index and no bounded work can answer; the caller is told which. */
export class NotAQuery extends Error {
  readonly source: string;
  readonly reason: 'not-comparable' | 'through-reference' | 'computed' | 'unsupported';
  constructor(node: Expression, reason: NotAQuery['reason']) {
    super(reason);
    this.source = describe(node);
    this.reason = reason;
  }
}

/** What translating needs besides the tree. */
export interface Translation {
  entity: CompiledEntity;
  organisation: Organisation;
  /** Evaluates a part that reads no record: a written value, `user.department`, `today()`. */
  constant(node: Expression): Value;
  /** The names that stand for the record itself in a reference's filter: its field. */
  candidate?: string | undefined;
  environment: Environment;
  /** Evaluates a part over one person or department standing in a field. */
  predicate(node: Expression, field: string, row: Row): Value;
}

/**
 * A checked condition as a filter of the database with the same answers: unknown is not true, and a
 * negation is pushed down to the comparisons, since the database knows no third value.
 */
export function toFilter(node: Expression, translation: Translation, negated = false): Document {
  if (!readsRecord(node, translation)) return always(truth(translation.constant(node), negated));
  switch (node.kind) {
    case 'unary':
      if (node.operator === '!') return toFilter(node.operand, translation, !negated);
      break;
    case 'binary':
      return binary(node, translation, negated);
    case 'call':
      return call(node, translation, negated);
    case 'name':
    case 'member':
      return { [pathOf(node, translation).stored]: !negated };
    case 'each':
      return each(node, translation, negated);
  }
  throw new NotAQuery(node, 'unsupported');
}

function truth(value: Value, negated: boolean): boolean {
  return value === null ? false : negated ? value === false : value === true;
}

const nothing = { _id: { $in: [] as string[] } };

function always(holds: boolean): Document {
  return holds ? {} : nothing;
}

const inverse: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};
const flipped: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function binary(node: Expression & { kind: 'binary' }, translation: Translation, negated: boolean): Document {
  const { operator, left, right } = node;
  if (operator === '&&' || operator === '||') {
    const parts = [left, right].map((part) => toFilter(part, translation, negated));
    return (operator === '&&') !== negated ? { $and: parts } : { $or: parts };
  }
  const people = throughPeople(node, translation, negated);
  if (people) return people;
  if (operator === 'in') return inList(node, translation, negated);
  const [field, value, way] = readsRecord(left, translation)
    ? [left, right, operator]
    : [right, left, flipped[operator] ?? operator];
  if (readsRecord(value, translation)) throw new NotAQuery(node, 'not-comparable');
  const { path, stored } = pathOf(field, translation);
  return comparison(
    stored,
    negated ? (inverse[way] as BinaryOperator) : way,
    constantOf(translation, path, value),
  );
}

function comparison(stored: string, operator: BinaryOperator, value: unknown): Document {
  if (value === null) return nothing;
  switch (operator) {
    case '==':
      return { [stored]: value };
    case '!=':
      return { [stored]: { $nin: [value, null] } };
    case '<':
      return { [stored]: { $lt: value } };
    case '<=':
      return { [stored]: { $lte: value } };
    case '>':
      return { [stored]: { $gt: value } };
    default:
      return { [stored]: { $gte: value } };
  }
}

/** `field in [ … ]`, or `value in field` of a multi-choice. */
function inList(
  { left, right }: Expression & { kind: 'binary' },
  translation: Translation,
  negated: boolean,
): Document {
  if (readsRecord(left, translation)) {
    const { path, stored } = pathOf(left, translation);
    const values = translation.constant(right) as readonly Value[] | null;
    const wanted = (values ?? [])
      .filter((one) => one !== null)
      .map((one) => storedConstant(translation.entity, path, one));
    return { [stored]: negated ? { $nin: [...wanted, null] } : { $in: wanted } };
  }
  const { stored } = pathOf(right, translation);
  const value = translation.constant(left);
  if (value === null) return nothing;
  return { [stored]: negated ? { $ne: value, $exists: true } : value };
}

function call(
  { name, args }: Expression & { kind: 'call' },
  translation: Translation,
  negated: boolean,
): Document {
  const [subject, argument] = args as [Expression, Expression | undefined];
  if (name === 'isEmpty' || name === 'notEmpty') {
    const { stored } = pathOf(subject, translation);
    const wantsEmpty = (name === 'isEmpty') !== negated;
    return wantsEmpty ? { [stored]: { $in: [null, '', []] } } : { [stored]: { $nin: [null, '', []] } };
  }
  if (name === 'startsWith' || name === 'contains' || name === 'endsWith') {
    const { stored } = pathOf(subject, translation);
    const part = argument === undefined ? null : translation.constant(argument);
    if (typeof part !== 'string' || isEmpty(part)) return always(!negated && part === '');
    const literal = part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const pattern = { startsWith: `^${literal}`, contains: literal, endsWith: `${literal}$` }[name];
    return negated
      ? { [stored]: { $not: { $regex: pattern }, $nin: [null] } }
      : { [stored]: { $regex: pattern } };
  }
  throw new NotAQuery({ kind: 'call', name, args, at: 0 }, 'unsupported');
}

/** `lines.exists(l, …)`: one line for which everything holds. */
function each(node: Expression & { kind: 'each' }, translation: Translation, negated: boolean): Document {
  const { stored, path } = pathOf(node.list, translation);
  const lines = translation.entity.fields.get(path);
  const positive = (node.macro === 'exists') !== negated;
  if (!lines?.columns || (node.macro !== 'exists' && node.macro !== 'all'))
    throw new NotAQuery(node, 'unsupported');
  // `all` is `no line for which it fails`; under negation the two change places.
  const inner = lineTranslation(translation, lines.id, node.variable);
  const match = toFilter(node.body, inner, node.macro === 'all');
  return positive ? { [stored]: { $elemMatch: match } } : { [stored]: { $not: { $elemMatch: match } } };
}

function lineTranslation(translation: Translation, linesId: string, variable: string): Translation {
  const { entity } = translation;
  const columns = entity.fields.get(linesId)?.columns ?? new Map();
  const byPath = new Map([...columns.values()].map((column) => [`${variable}.${column.id}`, column]));
  const line = { ...entity, fields: columns, byPath } as CompiledEntity;
  return { ...translation, entity: line, candidate: undefined };
}

/**
 * A comparison through a user or department field (`salesperson.department in user.departments`): the
 * people are at hand, so it is asked of each of them, and the field must be one of those for whom it holds.
 */
function throughPeople(node: Expression, translation: Translation, negated: boolean): Document | undefined {
  const fields = new Set([...personFields(node, translation)]);
  const [field] = fields;
  if (fields.size !== 1 || field === undefined) return undefined;
  const refersTo =
    translation.entity.byPath.get(field)?.refersTo ??
    (field === 'createdBy' || field === 'updatedBy' ? 'user' : undefined);
  const ids =
    refersTo === 'user'
      ? translation.organisation.peopleWhere(() => true).map((person) => person.id)
      : translation.organisation.departmentIds();
  const matching = ids.filter((id) => truth(translation.predicate(node, field, { id }), negated));
  return { [storedPath(translation.entity, field)]: { $in: matching } };
}

/** Person fields that a part reads something of; empty when it reads anything else of the record as well. */
function* personFields(node: Expression, translation: Translation): Generator<string> {
  if (node.kind === 'member') {
    const root = rootOf(node);
    if (root?.kind === 'name' && node.of.kind !== 'name' ? true : node.name !== 'id') {
      const name = root?.kind === 'name' ? root.name : '';
      const refersTo =
        translation.entity.fields.get(name)?.refersTo ??
        (name === 'createdBy' || name === 'updatedBy' ? 'user' : undefined);
      if (refersTo === 'user' || refersTo === 'department') {
        yield name;
        return;
      }
    }
  }
  if (node.kind === 'name' && readsRecord(node, translation)) yield `other:${node.name}`;
  for (const child of childrenOf(node)) yield* personFields(child, translation);
}

function rootOf(node: Expression): Expression | undefined {
  let root: Expression = node;
  while (root.kind === 'member') root = root.of;
  return root;
}

/** Where a plain field reference is stored. */
function pathOf(node: Expression, translation: Translation): { path: string; stored: string } {
  const written = dotted(node);
  if (written === undefined) throw new NotAQuery(node, 'unsupported');
  const { entity, candidate } = translation;
  if (candidate !== undefined) {
    const inner =
      written === candidate
        ? 'id'
        : written.startsWith(`${candidate}.`)
          ? written.slice(candidate.length + 1)
          : undefined;
    if (inner === undefined) throw new NotAQuery(node, 'unsupported');
    return plainPath(entity, inner, node);
  }
  return plainPath(entity, written, node);
}

function plainPath(
  entity: CompiledEntity,
  written: string,
  node: Expression,
): { path: string; stored: string } {
  if (written === 'title') return plainPath(entity, entity.definition.title, node);
  const field = entity.byPath.get(written);
  if (field?.live) throw new NotAQuery(node, 'computed');
  if (field) return { path: written, stored: lineStored(entity, written) ?? storedPath(entity, written) };
  const [first = '', rest] = splitFirst(written);
  if (['id', 'state', 'createdAt', 'updatedAt', 'createdBy', 'updatedBy'].includes(written))
    return { path: written, stored: storedPath(entity, written) };
  const reference =
    entity.byPath.get(first)?.refersTo !== undefined || first === 'createdBy' || first === 'updatedBy';
  if (reference && rest === 'id') return { path: first, stored: storedPath(entity, first) };
  if (reference && rest === 'title')
    return { path: first, stored: storedPath(entity, first).replace(/\.id$/, '.title') };
  throw new NotAQuery(node, reference ? 'through-reference' : 'unsupported');
}

/** Inside an element match a column stands by itself. */
function lineStored(entity: CompiledEntity, path: string): string | undefined {
  const field = entity.byPath.get(path);
  if (!field || !path.includes('.') || entity.fields.has(path.split('.')[0] as string)) return undefined;
  return field.refersTo === undefined ? field.id : `${field.id}.id`;
}

function splitFirst(path: string): [string, string] {
  const at = path.indexOf('.');
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

function dotted(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind !== 'member') return undefined;
  const of = dotted(node.of);
  return of === undefined ? undefined : `${of}.${node.name}`;
}

/** Whether a part depends on the record that is asked about. */
function readsRecord(node: Expression, translation: Translation): boolean {
  if (node.kind === 'name') return isRecordName(node.name, translation);
  return childrenOf(node).some((child) => readsRecord(child, translation));
}

const ownNames = new Set(['id', 'title', 'state', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy']);

function isRecordName(name: string, { entity, candidate }: Translation): boolean {
  if (candidate !== undefined) return name === candidate;
  if ([...entity.byPath.keys()].some((path) => path === name || path.startsWith(`${name}.`))) return true;
  return ownNames.has(name);
}

function constantOf(translation: Translation, path: string, node: Expression): unknown {
  const value = translation.constant(node);
  return value === null ? null : storedConstant(translation.entity, path, value);
}

function storedConstant(entity: CompiledEntity, path: string, value: Value): unknown {
  if (isDecimal(value)) {
    const field = entity.byPath.get(path);
    const wholeNumber =
      field?.definition.type === 'integer' ||
      (field && 'result' in field.definition && field.definition.result === 'integer');
    return wholeNumber ? new Decimal(value).toNumber() : codecOf(entity).constant(path, decimalText(value));
  }
  if (value !== null && typeof value === 'object' && 'id' in value) return (value as Row).id;
  return codecOf(entity).constant(path, value);
}

function describe(node: Expression): string {
  return (
    dotted(node) ?? ('name' in node ? String(node.name) : 'operator' in node ? node.operator : node.kind)
  );
}
