import { type Environment, ExpressionFailure, type Value } from './environment.ts';
import type { Read } from './scope.ts';
import type { ValueType } from './value-type.ts';

/** One evaluation under way. */
export interface Frame {
  readonly environment: Environment;
  fuel: number;
  /** Values of the macro variables around the current node, outermost first. */
  readonly variables: Value[];
}

/** A compiled node: what it yields, how, and the ways through the record that its value may have come by. */
export interface Part {
  type: ValueType;
  run(frame: Frame): Value;
  origins?: readonly Read[];
}

export function burn(frame: Frame, steps: number): void {
  frame.fuel -= steps;
  if (frame.fuel < 0) throw new ExpressionFailure('out-of-fuel');
}
