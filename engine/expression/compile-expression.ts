import type { Issue } from '../issue.ts';
import { compileCall } from './compile-call.ts';
import { compileEach } from './compile-each.ts';
import { compileMember, compileName, compileNumber } from './compile-name.ts';
import { compileBinary, compileUnary } from './compile-operator.ts';
import { ExpressionCompiler } from './compiler.ts';
import { type Environment, fuelPerEvaluation, type Value } from './environment.ts';
import { parseExpression } from './parse-expression.ts';
import type { Part } from './part.ts';
import type { Read, Scope } from './scope.ts';
import type { Expression } from './syntax.ts';
import { boolean, fits, listOf, unknown, type ValueType } from './value-type.ts';

export interface CompiledExpression {
  source: string;
  tree: Expression;
  type: ValueType;
  /** Everything it may read, for formula order, for loading references and for permission checks. */
  reads: readonly Read[];
  /** The value; `null` is empty or unknown. Throws only an ExpressionFailure. */
  evaluate(environment: Environment): Value;
  /** The compiled part of a node of `tree`, for whoever puts the expression into another language. */
  partOf(node: Expression): Part;
}

/**
 * Parses, type-checks and compiles one expression; or all that is wrong with it.
 * `wanted` is the type that its place asks for; `path` is where it stands, for the issues.
 */
export function compileExpression(
  source: string,
  scope: Scope,
  wanted: ValueType,
  path: string,
): CompiledExpression | Issue[] {
  const tree = parseExpression(source, path);
  if ('code' in tree) return [tree];
  const compiler = new ExpressionCompiler(scope, source, path, compileNode);
  const part = compiler.compile(tree, wanted);
  if (!fits(part.type, wanted))
    compiler.report('expression.wrong-type', tree, { wanted: wanted.kind, given: part.type.kind });
  if (compiler.issues.length > 0) return compiler.issues;
  return {
    source,
    tree,
    type: part.type,
    reads: compiler.reads,
    evaluate: (environment) => part.run({ environment, fuel: fuelPerEvaluation, variables: [] }),
    partOf: (node) => compiler.parts.get(node) as Part,
  };
}

/** Whether a condition holds; unknown is not true (approval.md G1). Throws an ExpressionFailure. */
export function holds(condition: CompiledExpression, environment: Environment): boolean {
  return condition.evaluate(environment) === true;
}

function compileNode(compiler: ExpressionCompiler, node: Expression, wanted: ValueType): Part {
  switch (node.kind) {
    case 'literal':
      return compiler.literal(node, wanted);
    case 'number':
      return compileNumber(node);
    case 'name':
      return compileName(compiler, node);
    case 'member':
      return compileMember(compiler, node);
    case 'call':
      return compileCall(compiler, node);
    case 'unary':
      return compileUnary(compiler, node);
    case 'binary':
      return compileBinary(compiler, node);
    case 'each':
      return compileEach(compiler, node);
    case 'list':
      return compileList(compiler, node, wanted);
    case 'choose':
      return compileChoose(compiler, node, wanted);
  }
}

function compileList(
  compiler: ExpressionCompiler,
  node: Expression & { kind: 'list' },
  wanted: ValueType,
): Part {
  const inner = wanted.kind === 'list' ? wanted.of : unknown;
  const items = node.items.map((item) => compiler.compile(item, inner));
  return {
    type: listOf(compiler.either(items, node.items)),
    origins: items.flatMap((item) => item.origins ?? []),
    run: (frame) => items.map((item) => item.run(frame)),
  };
}

function compileChoose(
  compiler: ExpressionCompiler,
  node: Expression & { kind: 'choose' },
  wanted: ValueType,
): Part {
  const test = compiler.expect(node.test, boolean);
  const yes = compiler.compile(node.yes, wanted);
  const no = compiler.compile(node.no, wanted);
  return {
    type: compiler.either([yes, no], [node.yes, node.no]),
    origins: [...(yes.origins ?? []), ...(no.origins ?? [])],
    run: (frame) => (test.run(frame) === true ? yes.run(frame) : no.run(frame)),
  };
}
