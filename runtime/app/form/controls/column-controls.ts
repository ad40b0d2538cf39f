import type { ColumnDefinition } from '../../../../engine/definition/field.ts';
import { BooleanControl } from './BooleanControl.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { ComputedControl } from './ComputedControl.tsx';
import type { Control } from './control.ts';
import { DateControl } from './DateControl.tsx';
import { DateTimeControl } from './DateTimeControl.tsx';
import { LongTextControl } from './LongTextControl.tsx';
import { MultiChoiceControl } from './MultiChoiceControl.tsx';
import { NumberControl } from './NumberControl.tsx';
import { ReferenceControl } from './ReferenceControl.tsx';
import { TextControl } from './TextControl.tsx';

/** The control of every type that a column of a line can have. */
export const columnControls: Record<ColumnDefinition['type'], Control> = {
  text: TextControl,
  'long-text': LongTextControl,
  integer: NumberControl,
  decimal: NumberControl,
  money: NumberControl,
  quantity: NumberControl,
  percent: NumberControl,
  boolean: BooleanControl,
  date: DateControl,
  'date-time': DateTimeControl,
  choice: ChoiceControl,
  'multi-choice': MultiChoiceControl,
  reference: ReferenceControl,
  user: ReferenceControl,
  department: ReferenceControl,
  formula: ComputedControl,
  'roll-up': ComputedControl,
};
