import { Input } from 'antd';
import { lazy, Suspense } from 'react';
import type { Scope } from '../../engine/expression/scope.ts';
import type { ValueType } from '../../engine/expression/value-type.ts';
import type { Names } from './names.ts';

export interface FormulaFieldProps {
  value: string;
  names: Names;
  scope: Scope | undefined;
  /** The type that its place asks for. */
  wanted: ValueType;
  onChange: (value: string) => void;
  /** Read out for it. */
  label: string;
  id?: string;
  /** Shown while it is empty. */
  hint?: string;
}

const FormulaEditor = lazy(() => import('./FormulaEditor.tsx'));

/** One expression; the editor comes when the first one is shown. */
export function FormulaField(props: FormulaFieldProps) {
  return (
    <Suspense
      fallback={
        <Input
          {...(props.id !== undefined && { id: props.id })}
          aria-label={props.label}
          value={props.value}
          readOnly
        />
      }
    >
      <FormulaEditor {...props} />
    </Suspense>
  );
}
