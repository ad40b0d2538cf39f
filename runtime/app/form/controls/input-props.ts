import type { ControlProps } from './control.ts';

/** What every input of a control tells browsers and screen readers. */
export function inputProps({ id, isRequired, isInvalid, describedBy }: ControlProps) {
  return {
    id,
    'aria-required': isRequired || undefined,
    'aria-invalid': isInvalid || undefined,
    'aria-describedby': describedBy,
    ...(isInvalid && { status: 'error' as const }),
  };
}
