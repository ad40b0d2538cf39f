import { type ReactNode, useId } from 'react';

interface PartProps {
  name: string;
  hint?: string;
  isWrong?: boolean;
  isWide?: boolean;
  children: (id: string) => ReactNode;
}

/** A control with its name above. */
export function Part({ name, hint, isWrong = false, isWide = false, children }: PartProps) {
  const id = useId();
  return (
    <div className={isWide ? 'add-wide' : undefined}>
      <label className="add-label" htmlFor={id}>
        {name}
      </label>
      {children(id)}
      {hint && <p className={isWrong ? 'property-error' : 'field-hint'}>{hint}</p>}
    </div>
  );
}
