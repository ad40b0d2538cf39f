import type { ExpressionCompiler } from './compiler.ts';
import type { ExpressionFunction } from './functions/function.ts';
import { expressionFunctions } from './functions/index.ts';
import { burn, type Part } from './part.ts';
import type { Expression } from './syntax.ts';
import { fits, unknown } from './value-type.ts';

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
  const args = node.args.map((arg, index) =>
    compiler.compile(arg, parameters[index] ?? parameters.at(-1) ?? unknown),
  );
  checkArguments(compiler, node, called, args);
  const type = called.result(args.map((arg) => arg.type));
  return {
    type,
    run: (frame) => {
      const values = args.map((arg) => arg.run(frame));
      burn(frame, 1 + (Array.isArray(values[0]) ? values[0].length : 0));
      if (!called.takesEmpty && values.includes(null)) return null;
      return called.apply(values, frame.environment);
    },
  };
}

function checkArguments(
  compiler: ExpressionCompiler,
  node: Call,
  called: ExpressionFunction,
  args: Part[],
): void {
  for (const [index, arg] of args.entries()) {
    const wanted = called.parameters[index] ?? called.parameters.at(-1) ?? unknown;
    if (!fits(arg.type, wanted))
      compiler.report('expression.wrong-type', node.args[index] ?? node, {
        name: node.name,
        wanted: wanted.kind === 'list' ? `list of ${wanted.of.kind}` : wanted.kind,
        given: arg.type.kind,
      });
  }
}
