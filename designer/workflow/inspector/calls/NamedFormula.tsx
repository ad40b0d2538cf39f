import type { ValueType } from '../../../../engine/expression/value-type.ts';
import type { ExpressionPlace } from '../../../expression/place.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { ValueFormula } from './ValueFormula.tsx';

interface NamedFormulaProps {
  place: PropertyPlace;
  name: string;
  within: ExpressionPlace;
  /** The type that its place asks for; any when it is left out. */
  wanted?: ValueType;
  /** Shown while it is empty. */
  hint?: string;
  /** Left out of the definition while it is blank. */
  isOptional?: boolean;
}

/** A property that is a formula, under its name. */
export function NamedFormula({ place, name, isOptional = false, ...formula }: NamedFormulaProps) {
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={name}>
      {(id) => (
        <ValueFormula
          {...formula}
          id={id}
          label={name}
          value={String(value ?? '')}
          onChange={(next) => set(isOptional && next.trim() === '' ? undefined : next)}
        />
      )}
    </Property>
  );
}
