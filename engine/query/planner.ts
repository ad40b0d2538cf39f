import type { CompiledField } from '../compile/compiled.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { fuelPerEvaluation } from '../expression/environment.ts';
import type { Part } from '../expression/part.ts';
import { childrenOf, type Expression } from '../expression/syntax.ts';
import { type Issue, issue } from '../issue.ts';
import type { Constant, NotAQuery, Query, QueryField } from './query.ts';
import { fieldAt, fieldInLine } from './query-field.ts';
import type { Subject } from './subject.ts';

/** What planning one expression shares on its way through the tree. */
export interface Planning {
  expression: CompiledExpression;
  subject: Subject;
  /** Where the expression stands, for the issues. */
  path: string;
  issues: Issue[];
  planCondition: (planner: Planner, node: Expression) => Query;
}

/** The line that a condition inside `lines.exists(l, …)` is about. */
export interface Line {
  lines: CompiledField;
  variable: string;
}

/** Stands where a part was refused; never asked. */
export const refused: Query = { kind: 'constant', value: () => null };

/** Answers what a node is in terms of the records that are asked about, or of the line around it. */
export class Planner {
  readonly planning: Planning;
  readonly line: Line | undefined;

  constructor(planning: Planning, line?: Line) {
    this.planning = planning;
    this.line = line;
  }

  /** The same inside one line. */
  within(line: Line): Planner {
    return new Planner(this.planning, line);
  }

  condition(node: Expression): Query {
    return this.planning.planCondition(this, node);
  }

  partOf(node: Expression): Part {
    return this.planning.expression.partOf(node);
  }

  /** Reports a part that is no query. */
  refuse(node: Expression, reason: NotAQuery): Query {
    const { expression, path, issues } = this.planning;
    issues.push(issue('expression.not-a-query', path, { source: expression.source, at: node.at, reason }));
    return refused;
  }

  /** Whether a part depends on the record that is asked about. */
  reads(node: Expression): boolean {
    if (this.names(node)) return true;
    return childrenOf(node).some((child) => this.reads(child));
  }

  /** Whether a node is itself a name for something of the record. */
  names(node: Expression): boolean {
    if (node.kind !== 'name' && node.kind !== 'member') return false;
    const { subject } = this.planning;
    return this.partOf(node).origins?.some((one) => subject.wayOf(one) !== undefined) ?? false;
  }

  /** The way of a plain chain of names from the record, or the line around it; undefined for anything else. */
  wayOf(node: Expression): readonly string[] | undefined {
    const names = chainOf(node);
    if (!names) return undefined;
    if (this.line) return names[0] === this.line.variable ? names.slice(1) : undefined;
    const [origin, ...more] = this.partOf(node).origins ?? [];
    return origin && more.length === 0 ? this.planning.subject.wayOf(origin) : undefined;
  }

  /** The stored field that a chain of names ends in; reports when there is none. */
  field(node: Expression): QueryField | undefined {
    const found = this.find(node);
    if (typeof found !== 'string') return found;
    this.refuse(node, found);
    return undefined;
  }

  private find(node: Expression): QueryField | NotAQuery {
    if (node.kind !== 'name' && node.kind !== 'member') return 'calculated';
    const way = this.wayOf(node);
    if (way === undefined) return 'lists';
    return this.line ? fieldInLine(this.line.lines, way) : fieldAt(this.planning.subject.entity, way);
  }

  /** A part that reads nothing of the record. */
  constant(node: Expression): Constant {
    const part = this.partOf(node);
    // The variable of the line around it keeps its place, though it is not read.
    const variables = this.line ? [null] : [];
    return (environment) => part.run({ environment, fuel: fuelPerEvaluation, variables: [...variables] });
  }
}

/** `a.b.c` as its names; undefined when it is something else. */
export function chainOf(node: Expression): readonly string[] | undefined {
  if (node.kind === 'name') return [node.name];
  if (node.kind !== 'member') return undefined;
  const of = chainOf(node.of);
  return of && [...of, node.name];
}
