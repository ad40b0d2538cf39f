import type { FieldTypeName } from '../../../../engine/definition/field.ts';
import { AttachmentControl } from './AttachmentControl.tsx';
import { ComputedControl } from './ComputedControl.tsx';
import { columnControls } from './column-controls.ts';
import type { Control } from './control.ts';
import { LinesControl } from './LinesControl.tsx';

/** The control of every field type. Does not compile while one is missing. */
export const controls: Record<FieldTypeName, Control> = {
  ...columnControls,
  'auto-number': ComputedControl,
  lines: LinesControl,
  attachment: AttachmentControl,
};
