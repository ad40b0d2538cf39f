import { LineGrid } from '../../grid/LineGrid.tsx';
import { LineCards } from '../../grid/phone/LineCards.tsx';
import { useForm } from '../form-context.ts';
import type { ControlProps } from './control.ts';

/** The lines of a record: a grid, or cards where the hand is the pointer. */
export function LinesControl({ field, label }: ControlProps) {
  const { isPhone, sections } = useForm();
  const columns = sections
    .flatMap((section) => section.elements)
    .find((one) => one.field === field.id)?.columns;
  const Lines = isPhone ? LineCards : LineGrid;
  return <Lines field={field} label={label} columns={columns ?? []} />;
}
