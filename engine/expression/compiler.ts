import { type Issue, type IssueCode, type IssueParams, issue } from '../issue.ts';
import { isDate, momentOf } from './functions/dates.ts';
import type { Part } from './part.ts';
import type { Read, Scope } from './scope.ts';
import type { Expression } from './syntax.ts';
import { currenciesOf, eitherOf, fits, unknown, type ValueType } from './value-type.ts';

type CompileNode = (compiler: ExpressionCompiler, node: Expression, wanted: ValueType) => Part;

interface Variable {
  name: string;
  type: ValueType;
  origins?: readonly Read[] | undefined;
}

/** The state of compiling one expression: its scope, the variables around the node, what was read, what is wrong. */
export class ExpressionCompiler {
  readonly scope: Scope;
  readonly source: string;
  readonly issues: Issue[] = [];
  readonly reads: Read[] = [];
  readonly variables: Variable[] = [];
  readonly parts = new Map<Expression, Part>();
  private readonly path: string;
  private readonly compileNode: CompileNode;

  constructor(scope: Scope, source: string, path: string, compileNode: CompileNode) {
    this.scope = scope;
    this.source = source;
    this.path = path;
    this.compileNode = compileNode;
  }

  compile(node: Expression, wanted: ValueType = unknown): Part {
    const part = this.compileNode(this, node, wanted);
    this.parts.set(node, part);
    return part;
  }

  /** Compiles a node that must have a type; reports when it has not. */
  expect(node: Expression, wanted: ValueType): Part {
    const part = this.compile(node, wanted);
    if (!fits(part.type, wanted))
      this.report('expression.wrong-type', node, { wanted: wanted.kind, given: part.type.kind });
    return part;
  }

  report(code: IssueCode, node: Expression, params: IssueParams = {}): Part {
    this.issues.push(issue(code, this.path, { source: this.source, at: node.at, ...params }));
    return { type: unknown, run: () => null };
  }

  read(origins: readonly Read[]): void {
    this.reads.push(...origins);
  }

  /** The type of parts that may stand for one another; reports the ones that do not go with those before them. */
  either(parts: readonly Part[], nodes: readonly Expression[]): ValueType {
    let type: ValueType = { kind: 'empty' };
    for (const [index, part] of parts.entries()) {
      const node = nodes[index] as Expression;
      const both = eitherOf(type, part.type);
      if (both) this.checkCurrencies(node, type, part.type);
      else this.report('expression.wrong-type', node, { wanted: type.kind, given: part.type.kind });
      type = both ?? type;
    }
    return type;
  }

  /** Amounts of two currencies do not mix. */
  checkCurrencies(node: Expression, left: ValueType, right: ValueType): void {
    const currencies = currenciesOf(left, right);
    if (currencies) this.report('expression.currency-mismatch', node, currencies);
  }

  /** A written value; a text where a date is wanted is a date when it is a real day, an option when options are known. */
  literal(node: Expression & { kind: 'literal' }, wanted: ValueType): Part {
    const { value } = node;
    if (value === null) return { type: { kind: 'empty' }, run: () => null };
    if (typeof value === 'boolean') return { type: { kind: 'boolean' }, run: () => value };
    if (wanted.kind === 'date' || wanted.kind === 'date-time') return this.momentLiteral(node, value, wanted);
    if (wanted.kind === 'text' && wanted.options && !wanted.options.includes(value))
      return this.report('expression.unknown-option', node, {
        option: value,
        options: wanted.options.join(', '),
      });
    if (wanted.kind === 'record') return { type: wanted, run: () => ({ id: value }) };
    return { type: { kind: 'text' }, run: () => value };
  }

  private momentLiteral(node: Expression, value: string, wanted: ValueType): Part {
    if (wanted.kind === 'date' && isDate(value)) return { type: wanted, run: () => value };
    const moment = wanted.kind === 'date-time' ? momentOf(value) : undefined;
    if (moment !== undefined) return { type: wanted, run: () => moment };
    return this.report('expression.wrong-type', node, { wanted: wanted.kind, given: 'text' });
  }
}
