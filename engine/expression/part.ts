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

/** A compiled node: what it yields, how, and — when it is a plain way through the record — what it reads. */
export interface Part {
  type: ValueType;
  run(frame: Frame): Value;
  origin?: Read;
}

export function burn(frame: Frame, steps: number): void {
  frame.fuel -= steps;
  if (frame.fuel < 0) throw new ExpressionFailure('out-of-fuel');
}
