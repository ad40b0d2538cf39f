import type { TemplateShape } from './template-shape.ts';

const unknown: TemplateShape = { kind: 'unknown' };

/** What `@index` and its like are, inside a list. */
const listData: ReadonlySet<string> = new Set(['index', 'first', 'last', 'key']);

/** What names stand for at a place of a template: `this`, what is around it, names given by `as |line|`. */
export class TemplateScope {
  private readonly own: TemplateShape;
  private readonly outer: TemplateScope | undefined;
  private readonly names: Readonly<Record<string, TemplateShape | undefined>>;
  private readonly isInList: boolean;

  constructor(
    own: TemplateShape,
    outer?: TemplateScope,
    names: Readonly<Record<string, TemplateShape | undefined>> = {},
    isInList = false,
  ) {
    this.own = own;
    this.outer = outer;
    this.names = names;
    this.isInList = isInList;
  }

  /** The scope inside a block; only `each` and `with` have a `this` of their own. */
  within(block: string, shape: TemplateShape | undefined, names: readonly string[]): TemplateScope {
    if (block !== 'each' && block !== 'with') return this;
    const element = block === 'with' ? (shape ?? unknown) : shape?.kind === 'list' ? shape.of : unknown;
    const [first, second] = names;
    return new TemplateScope(
      element,
      this,
      {
        ...this.names,
        ...(first !== undefined && { [first]: element }),
        ...(second !== undefined && { [second]: { kind: 'text' } }),
      },
      this.isInList || block === 'each',
    );
  }

  /** The shape at a path; undefined when there is nothing of that name. */
  resolve({ data, depth, parts, original }: hbs.AST.PathExpression): TemplateShape | undefined {
    const [first = '', ...rest] = parts;
    if (data) {
      if (first === 'root') return memberOf(this.root(), rest);
      return this.isInList && rest.length === 0 && listData.has(first) ? { kind: 'text' } : undefined;
    }
    if (depth === 0 && !original.startsWith('this') && Object.hasOwn(this.names, first))
      return memberOf(this.names[first], rest);
    return memberOf(this.up(depth), parts);
  }

  private root(): TemplateShape {
    return this.outer ? this.outer.root() : this.own;
  }

  private up(depth: number): TemplateShape | undefined {
    return depth === 0 ? this.own : this.outer?.up(depth - 1);
  }
}

function memberOf(shape: TemplateShape | undefined, parts: readonly string[]): TemplateShape | undefined {
  let found = shape;
  for (const part of parts) {
    if (found?.kind === 'unknown') return found;
    if (found?.kind === 'list' && part === 'length') return { kind: 'text' };
    found = found?.kind === 'object' && Object.hasOwn(found.members, part) ? found.members[part] : undefined;
  }
  return found;
}
