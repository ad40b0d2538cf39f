import { useMemo } from 'react';
import { unknown, type ValueType } from '../../../../engine/expression/value-type.ts';
import { analyse } from '../../../draft/analysis.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import { FormulaField } from '../../../expression/FormulaField.tsx';
import { Names } from '../../../expression/names.ts';
import { type ExpressionPlace, scopeAt } from '../../../expression/place.ts';

interface ValueFormulaProps {
  id?: string;
  label: string;
  hint?: string;
  value: string;
  within: ExpressionPlace;
  wanted?: ValueType;
  onChange: (value: string) => void;
}

/** A formula for one value, of whatever type its place asks for. */
export function ValueFormula({ within, wanted = unknown, ...props }: ValueFormulaProps) {
  const sources = useSources();
  const { names, scope } = useMemo(() => {
    const analysis = analyse(sources);
    return { names: new Names(analysis, within), scope: scopeAt(analysis, within) };
  }, [sources, within]);
  return <FormulaField {...props} names={names} scope={scope} wanted={wanted} />;
}
