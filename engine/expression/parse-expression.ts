import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { Decimal } from '../decimal.ts';
import { type Issue, issue } from '../issue.ts';
import { largestNumber } from './operators.ts';
import { type BinaryOperator, type Expression, type Macro, macros } from './syntax.ts';

/** Longest source of one expression, in characters. */
export const longestExpression = 2000;

/** Deepest nesting of one expression; far above what a person writes, far below the stack. */
const limits = { maxAstNodes: 2000, maxDepth: 60, maxListElements: 500, maxCallArguments: 20 };

const grammar = new Environment({ unlistedVariablesAreDyn: true, limits });

/**
 * The tree of an expression, or what is wrong with it. The grammar is the Common Expression
 * Language; the library parses, everything behind the tree is ours (three-valued logic,
 * exact decimals, fuel). Nothing of the library is visible outside this file.
 */
export function parseExpression(source: string, path: string): Expression | Issue {
  if (source.length > longestExpression)
    return issue('expression.too-deep', path, { source: source.slice(0, 60) });
  try {
    return convert(grammar.parse(source).ast, source, 0);
  } catch (cause) {
    if (cause instanceof TooDeep) return issue('expression.too-deep', path, { source });
    if (cause instanceof Unsupported) return syntaxIssue(path, source, cause.at, cause.what);
    if (!(cause instanceof ParseError)) throw cause;
    if (cause.code === 'limit_exceeded') return issue('expression.too-deep', path, { source });
    return syntaxIssue(path, source, cause.range?.start ?? 0, cause.code);
  }
}

function syntaxIssue(path: string, source: string, at: number, what: string): Issue {
  return issue('expression.syntax', path, { source, at, what, near: source.slice(at, at + 20) });
}

/** A construct of the standard that this language leaves out (bytes, maps, unsigned, indexes). */
class Unsupported extends Error {
  readonly what: string;
  readonly at: number;
  constructor(what: string, at: number) {
    super(what);
    this.what = what;
    this.at = at;
  }
}

/** A tree deeper than the walks over it should go: the grammar counts parentheses, but not `!!!!a` or `a + b + c`. */
class TooDeep extends Error {}

const deepestTree = 250;

const binaryOperators: ReadonlySet<string> = new Set<BinaryOperator>([
  '+',
  '-',
  '*',
  '/',
  '%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
  'in',
]);

// The library types `args` by `op` in an overloaded way that a switch cannot narrow; this file checks each shape by hand.
interface RawNode {
  op: string;
  args: unknown;
  start: number;
  end: number;
}

function convert(ast: ASTNode, source: string, depth: number): Expression {
  if (depth > deepestTree) throw new TooDeep();
  const node = ast as unknown as RawNode;
  const at = node.start;
  const child = (raw: unknown) => convert(raw as ASTNode, source, depth + 1);
  const children = (raw: unknown) => (raw as ASTNode[]).map(child);
  const parts = node.args as unknown[];
  if (binaryOperators.has(node.op)) {
    const operator = node.op as BinaryOperator;
    return { kind: 'binary', operator, left: child(parts[0]), right: child(parts[1]), at };
  }
  switch (node.op) {
    case 'value':
      return literal(node.args, at, source.slice(at, node.end));
    case 'id':
      return { kind: 'name', name: node.args as string, at };
    case '.':
      return { kind: 'member', of: child(parts[0]), name: parts[1] as string, at };
    case '!_':
      return { kind: 'unary', operator: '!', operand: child(node.args), at };
    case '-_':
      return { kind: 'unary', operator: '-', operand: child(node.args), at };
    case '?:':
      return { kind: 'choose', test: child(parts[0]), yes: child(parts[1]), no: child(parts[2]), at };
    case 'list':
      return { kind: 'list', items: children(node.args), at };
    case 'call':
      return { kind: 'call', name: parts[0] as string, args: children(parts[1]), at };
    case 'rcall':
      return methodCall(parts, at, child, children);
    default:
      throw new Unsupported(node.op, at);
  }
}

/** `list.map(x, …)` is a macro; `a.f(b)` is `f(a, b)`. */
function methodCall(
  parts: unknown[],
  at: number,
  child: (raw: unknown) => Expression,
  children: (raw: unknown) => Expression[],
): Expression {
  const name = parts[0] as string;
  const receiver = child(parts[1]);
  const args = children(parts[2]);
  if (!macros.has(name)) return { kind: 'call', name, args: [receiver, ...args], at };
  const [variable, body] = args;
  if (args.length !== 2 || variable?.kind !== 'name' || !body) throw new Unsupported(name, at);
  return { kind: 'each', macro: name as Macro, list: receiver, variable: variable.name, body, at };
}

/** Numbers keep their written digits: the library has already made a float of `0.1`. */
function literal(value: unknown, at: number, written: string): Expression {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return { kind: 'literal', value, at };
  if (typeof value !== 'bigint' && typeof value !== 'number') throw new Unsupported('literal', at);
  if (new Decimal(written).greaterThan(largestNumber)) throw new Unsupported('number_too_large', at);
  return { kind: 'number', digits: written, at };
}
