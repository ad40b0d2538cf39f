import type { ExpressionCompiler } from './compiler.ts';
import type { Value } from './environment.ts';
import { burn, type Frame, type Part } from './part.ts';
import type { Expression, Macro } from './syntax.ts';
import { boolean, listOf, unknown } from './value-type.ts';

/** Deepest nesting of list macros: their cost multiplies (libraries.md, CEL trap 8). */
const deepestNesting = 2;

/** `list.map(x, …)`, `.filter`, `.exists`, `.all`. */
export function compileEach(compiler: ExpressionCompiler, node: Expression & { kind: 'each' }): Part {
  const list = compiler.compile(node.list);
  if (list.type.kind !== 'list')
    return list.type.kind === 'unknown'
      ? list
      : compiler.report('expression.wrong-type', node.list, { wanted: 'list', given: list.type.kind });
  if (compiler.variables.length >= deepestNesting) return compiler.report('expression.too-deep', node);
  compiler.variables.push({ name: node.variable, type: list.type.of, origins: list.origins });
  const body =
    node.macro === 'map' ? compiler.compile(node.body, unknown) : compiler.expect(node.body, boolean);
  compiler.variables.pop();
  const each = (frame: Frame, value: Value) => {
    burn(frame, 1);
    frame.variables.push(value);
    try {
      return body.run(frame);
    } finally {
      frame.variables.pop();
    }
  };
  const type = { map: listOf(body.type), filter: list.type, exists: boolean, all: boolean }[node.macro];
  const origins = { map: body.origins, filter: list.origins, exists: undefined, all: undefined }[node.macro];
  return {
    type,
    ...(origins && { origins }),
    run: (frame) => apply(node.macro, (list.run(frame) ?? []) as readonly Value[], (one) => each(frame, one)),
  };
}

/** `exists` and `all` are the Kleene or and and over the elements. */
function apply(macro: Macro, list: readonly Value[], each: (value: Value) => Value): Value {
  if (macro === 'map') return list.map(each);
  if (macro === 'filter') return list.filter((one) => each(one) === true);
  const deciding = macro === 'exists';
  let unknownSeen = false;
  for (const one of list) {
    const truth = each(one);
    if (truth === deciding) return deciding;
    if (truth === null) unknownSeen = true;
  }
  return unknownSeen ? null : !deciding;
}
