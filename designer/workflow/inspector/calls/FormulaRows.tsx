import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import type { ExpressionPlace } from '../../../expression/place.ts';
import { callWords } from '../../../messages/calls.ts';
import type { PropertyPlace } from '../../../properties/use-property.ts';
import { MappingField, type MappingOption } from './MappingField.tsx';
import { ValueFormula } from './ValueFormula.tsx';

interface FormulaRowsProps {
  place: PropertyPlace;
  name: string;
  hint?: string;
  keys: readonly MappingOption[];
  within: ExpressionPlace;
}

/** Fields, each filled by a formula. */
export function FormulaRows({ within, ...props }: FormulaRowsProps) {
  const say = useWords(callWords);
  return (
    <MappingField
      {...props}
      addLabel={say('addField')}
      control={(key, value, onChange) => (
        <ValueFormula
          label={say('valueOf', { name: props.keys.find((one) => one.value === key)?.label ?? key })}
          value={value}
          within={within}
          onChange={onChange}
        />
      )}
    />
  );
}
