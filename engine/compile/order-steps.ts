import type { Read } from '../expression/scope.ts';
import type { CompiledField, ComputeStep } from './compiled.ts';

/**
 * Defaults and computed fields in an order in which each comes after everything it reads; and the
 * fields that stand in a cycle, which cannot be ordered.
 */
export function orderSteps(fields: Iterable<CompiledField>): { steps: ComputeStep[]; cycle: string[] } {
  const steps = new Map<string, ComputeStep>();
  for (const field of fields) {
    addStep(steps, field, undefined);
    for (const column of field.columns?.values() ?? []) addStep(steps, column, field.id);
  }
  const ordered: ComputeStep[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const cycle: string[] = [];
  const visit = (path: string, way: string[]): void => {
    const step = steps.get(path);
    if (!step || state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      if (cycle.length === 0) cycle.push(...way.slice(way.indexOf(path)));
      return;
    }
    state.set(path, 'open');
    for (const read of pathsReadBy(step, steps)) visit(read, [...way, path]);
    state.set(path, 'done');
    ordered.push(step);
  };
  for (const path of steps.keys()) visit(path, []);
  return { steps: ordered, cycle };
}

function addStep(steps: Map<string, ComputeStep>, field: CompiledField, lines: string | undefined): void {
  const kind =
    field.formula || field.definition.type === 'roll-up' ? 'compute' : field.default ? 'default' : undefined;
  if (kind) steps.set(field.path, { kind, field, ...(lines !== undefined && { lines }) });
}

/** Paths of fields of the same record that a step reads. */
function pathsReadBy({ field, lines }: ComputeStep, steps: Map<string, ComputeStep>): string[] {
  const { definition } = field;
  const expressions = [field.formula ?? field.default, ...Object.values(field.where ?? {})];
  const paths = expressions.flatMap((one) => one?.reads ?? []).flatMap((read) => pathsOf(read, lines, steps));
  if (definition.type === 'roll-up' && definition.of) paths.push(`${definition.of}.${definition.sum ?? ''}`);
  return paths;
}

/** A read of a lines field waits for nothing by itself: what is read of its rows is read by column. */
function pathsOf(read: Read, lines: string | undefined, steps: Map<string, ComputeStep>): string[] {
  const [first = '', second] = read.path;
  if (read.root === 'row') return [`${lines}.${first}`];
  if (read.root !== 'record') return [];
  if (second !== undefined && steps.has(`${first}.${second}`)) return [`${first}.${second}`];
  return [first];
}
