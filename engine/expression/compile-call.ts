import type { ExpressionCompiler } from './compiler.ts';
import type { Value } from './environment.ts';
import type { ExpressionFunction } from './functions/function.ts';
import { expressionFunctions } from './functions/index.ts';
import { burn, type Part } from './part.ts';
import type { Expression } from './syntax.ts';
import { fits, text, unknown, type ValueType } from './value-type.ts';

type Call = Expression & { kind: 'call' };

export function compileCall(compiler: ExpressionCompiler, node: Call): Part {
  const called = expressionFunctions.get(node.name);
  if (!called)
    return compiler.report('expression.unknown-function', node, {
      name: node.name,
      known: [...expressionFunctions.keys()].join(', '),
    });
  const { parameters } = called;
  const least = parameters.length - (called.optional ?? 0);
  if (node.args.length < least || (node.args.length > parameters.length && !called.repeats))
    return compiler.report('expression.wrong-argument-count', node, {
      name: node.name,
      wanted: parameters.length,
      given: node.args.length,
    });
  const args: Part[] = [];
  for (const [index, arg] of node.args.entries()) {
    const wanted = called.alike && args[0] ? withoutOptions(args[0].type) : parameters[index];
    args.push(compiler.compile(arg, wanted ?? parameters.at(-1)));
  }
  if (checkArguments(compiler, node, called, args) && called.alike) compiler.either(args, node.args);
  const type = called.result(args.map((arg) => arg.type));
  return {
    type,
    ...(called.alike && { origins: args.flatMap((arg) => arg.origins ?? []) }),
    run: (frame) => {
      const values = args.map((arg) => arg.run(frame));
      burn(frame, 1 + sizeOf(values[0], called));
      if (!called.takesEmpty && values.includes(null)) return null;
      return called.apply(values, frame.environment);
    },
  };
}

/** Steps that the first argument makes a call take: one an element, and one a character where each is looked at. */
function sizeOf(value: Value | undefined, { readsCharacters }: ExpressionFunction): number {
  if (Array.isArray(value)) return value.length;
  return readsCharacters && typeof value === 'string' ? value.length : 0;
}

/** What may stand in for an option need not be one: `orElse(way, "not chosen")`. */
function withoutOptions(type: ValueType): ValueType {
  return type.kind === 'text' ? text : type;
}

/** Whether every argument has the type that its parameter asks for; reports the ones that have not. */
function checkArguments(
  compiler: ExpressionCompiler,
  node: Call,
  called: ExpressionFunction,
  args: Part[],
): boolean {
  const before = compiler.issues.length;
  for (const [index, arg] of args.entries()) {
    const wanted = called.parameters[index] ?? called.parameters.at(-1) ?? unknown;
    if (!fits(arg.type, wanted))
      compiler.report('expression.wrong-type', node.args[index] ?? node, {
        name: node.name,
        wanted: wanted.kind === 'list' ? `list of ${wanted.of.kind}` : wanted.kind,
        given: arg.type.kind,
      });
  }
  return compiler.issues.length === before;
}
