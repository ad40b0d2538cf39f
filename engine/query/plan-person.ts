import { alwaysLoaded } from '../compile/reference-paths.ts';
import { fuelPerEvaluation } from '../expression/environment.ts';
import { childrenOf, type Expression } from '../expression/syntax.ts';
import { chainOf, type Planner } from './planner.ts';
import type { PersonTest, Query } from './query.ts';
import { fieldAt, fieldInLine } from './query-field.ts';

/** Whether a part asks something of the person or department that stands in a field. */
export function asksPeople(planner: Planner, node: Expression): boolean {
  return ways(planner, node).some((way) => way !== undefined && way.length > 1 && personAt(planner, way));
}

/**
 * `salesperson.department in user.departments`: the people are at hand, so the part is asked of each
 * of them, and the field must name one for whom it holds. It may read nothing else of the record.
 */
export function planPerson(planner: Planner, node: Expression): Query {
  const all = ways(planner, node);
  const name = all[0]?.[0];
  if (name === undefined || all.some((way) => way?.[0] !== name))
    return planner.refuse(node, 'several-fields');
  if (!planner.planning.subject.takesPeople || looksFurther(planner, node))
    return planner.refuse(node, 'through-reference');
  const field = personAt(planner, [name]);
  if (!field) return planner.refuse(node, 'through-reference');
  return { kind: 'person', ...field, test: testOf(planner, node, name) };
}

/** The ways of everything that a part names of the record; undefined for one that begins elsewhere. */
function ways(planner: Planner, node: Expression): (readonly string[] | undefined)[] {
  if (planner.names(node) && chainOf(node)) return [planner.wayOf(node)];
  return childrenOf(node).flatMap((child) => ways(planner, child));
}

/** The person field that a way begins with. */
function personAt(
  planner: Planner,
  way: readonly string[],
): Pick<Query & { kind: 'person' }, 'of' | 'field'> | undefined {
  const { line, planning } = planner;
  const first = way.slice(0, 1);
  const field = line ? fieldInLine(line.lines, first) : fieldAt(planning.subject.entity, first);
  if (typeof field === 'string' || field.many !== undefined || field.half !== 'id') return undefined;
  const shape = field.type.kind === 'record' ? field.type.shape : '';
  return shape === 'user' || shape === 'department' ? { of: shape, field } : undefined;
}

/** Whether a part goes on to records that are not at hand: a person's position, and what that says. */
function looksFurther(planner: Planner, node: Expression): boolean {
  if (node.kind === 'member' && planner.names(node)) {
    const of = planner.partOf(node.of).type;
    const element = of.kind === 'list' ? of.of : of;
    if (element.kind === 'record' && !element.inline && !alwaysLoaded.has(element.shape)) return true;
  }
  return childrenOf(node).some((child) => looksFurther(planner, child));
}

function testOf(planner: Planner, node: Expression, name: string): PersonTest {
  const part = planner.partOf(node);
  const inLine = planner.line !== undefined;
  return (environment, reference) => {
    const row = { [name]: reference };
    const { roots } = environment;
    return part.run({
      environment: inLine ? environment : { ...environment, roots: { ...roots, record: row } },
      fuel: fuelPerEvaluation,
      variables: inLine ? [row] : [],
    });
  };
}
