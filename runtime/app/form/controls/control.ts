import type { ComponentType } from 'react';
import type { CompiledField } from '../../../../engine/compile/compiled.ts';

/** What a control is given: one value of one field, wherever it stands. */
export interface ControlProps {
  /** Of the element that takes the focus; its label points to it. */
  id: string;
  /** The key of the spot: `customer`, `lines/<line id>/quantity`. */
  spot: string;
  field: CompiledField;
  label: string;
  value: unknown;
  /** What was typed and is not a value: not understood, or still being looked up. */
  typed?: string | undefined;
  isWaiting?: boolean;
  isRequired: boolean;
  isInvalid: boolean;
  describedBy?: string | undefined;
  /** A text as it is typed; `isDone` when the person goes on to something else. */
  onText(text: string, isDone: boolean): void;
  /** A value that was chosen rather than typed. */
  onValue(value: unknown): void;
}

export type Control = ComponentType<ControlProps>;
