import { type Issue, issue } from '../issue.ts';
import { type Place, parseTemplate } from './parse-template.ts';
import { blockHelpers, helpers } from './template-helpers.ts';
import { TemplateScope } from './template-scope.ts';
import type { TemplateShape } from './template-shape.ts';

/**
 * Everything wrong with a template over data of a shape, at `path`, with line and column. What is not
 * known to be harmless is refused: raw output, partials, decorators, functions and names that are not
 * there (reliability.md K01–K03). Parses and walks, generates no code: the designer runs it too.
 */
export function checkTemplate(text: string, shape: TemplateShape, path: string): Issue[] {
  const parsed = parseTemplate(text, path);
  if (parsed.issues) return parsed.issues;
  const walk: Walk = { path, issues: [], lines: text.split('\n') };
  checkProgram(walk, parsed.program, new TemplateScope(shape));
  return walk.issues;
}

interface Walk {
  path: string;
  issues: Issue[];
  lines: readonly string[];
}

function placeOf({ loc }: hbs.AST.Node): Place {
  return { line: loc.start.line, column: loc.start.column + 1 };
}

/** A tag that templates do not have. */
function refuse({ issues, path, lines }: Walk, node: hbs.AST.Node): void {
  const { start, end } = node.loc;
  const line = lines[start.line - 1] ?? '';
  const what = start.line === end.line ? line.slice(start.column, end.column) : line.slice(start.column);
  issues.push(issue('definition.template-invalid', path, { ...placeOf(node), what: what.slice(0, 40) }));
}

function checkProgram(walk: Walk, program: hbs.AST.Program | undefined, scope: TemplateScope): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') continue;
    if (statement.type === 'MustacheStatement')
      checkMustache(walk, statement as hbs.AST.MustacheStatement, scope);
    else if (statement.type === 'BlockStatement')
      checkBlock(walk, statement as hbs.AST.BlockStatement, scope);
    else refuse(walk, statement);
  }
}

function checkMustache(walk: Walk, mustache: hbs.AST.MustacheStatement, scope: TemplateScope): void {
  if (!mustache.escaped || mustache.hash || mustache.path.type !== 'PathExpression') refuse(walk, mustache);
  else if (mustache.params.length > 0 || Object.hasOwn(helpers, nameOf(mustache.path)))
    checkCall(walk, mustache, scope);
  else checkText(walk, mustache.path, scope);
}

/** A function with its values; each of them is a text, a literal or another function's. */
function checkCall(
  walk: Walk,
  call: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  scope: TemplateScope,
): void {
  const name = nameOf(call.path);
  const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
  if (!helper)
    walk.issues.push(
      issue('definition.template-unknown-helper', walk.path, { ...placeOf(call), helper: name }),
    );
  else if (call.params.length !== helper.parameters || call.hash) refuse(walk, call);
  for (const param of call.params) checkText(walk, param, scope);
}

/** Something that is printed, or handed to a function. */
function checkText(walk: Walk, expression: hbs.AST.Expression, scope: TemplateScope): void {
  const shape = checkValue(walk, expression, scope);
  if (shape?.kind === 'object' || shape?.kind === 'list')
    walk.issues.push(
      issue('definition.template-not-text', walk.path, { ...placeOf(expression), name: nameOf(expression) }),
    );
}

/** Any value; gives its shape where it is known. */
function checkValue(
  walk: Walk,
  expression: hbs.AST.Expression,
  scope: TemplateScope,
): TemplateShape | undefined {
  if (expression.type === 'SubExpression') {
    checkCall(walk, expression as hbs.AST.SubExpression, scope);
    return { kind: 'text' };
  }
  if (expression.type !== 'PathExpression') return { kind: 'text' };
  const shape = scope.resolve(expression as hbs.AST.PathExpression);
  if (!shape)
    walk.issues.push(
      issue('definition.template-unknown-name', walk.path, {
        ...placeOf(expression),
        name: nameOf(expression),
      }),
    );
  return shape;
}

function checkBlock(walk: Walk, block: hbs.AST.BlockStatement, scope: TemplateScope): void {
  const name = nameOf(block.path);
  if (!(blockHelpers as readonly string[]).includes(name)) {
    walk.issues.push(
      issue('definition.template-unknown-helper', walk.path, { ...placeOf(block), helper: name }),
    );
    return;
  }
  if (block.hash || block.params.length === 0 || (name !== 'ifAny' && block.params.length !== 1)) {
    refuse(walk, block);
    return;
  }
  const [shape] = block.params.map((param) => checkValue(walk, param, scope));
  if (name === 'each' && (shape?.kind === 'text' || shape?.kind === 'object')) refuse(walk, block);
  checkProgram(walk, block.program, scope.within(name, shape, block.program?.blockParams ?? []));
  checkProgram(walk, block.inverse, scope);
}

function nameOf(expression: hbs.AST.Node): string {
  return (expression as Partial<hbs.AST.PathExpression>).original ?? '';
}
