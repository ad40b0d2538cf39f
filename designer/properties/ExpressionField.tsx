import { useMemo } from 'react';
import type { ValueType } from '../../engine/expression/value-type.ts';
import { boolean } from '../../engine/expression/value-type.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { analyse } from '../draft/analysis.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { ConditionField } from '../expression/ConditionField.tsx';
import { FormulaField } from '../expression/FormulaField.tsx';
import { Names } from '../expression/names.ts';
import { type ExpressionPlace, scopeAt } from '../expression/place.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { propertyName } from '../words/names.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

export interface ExpressionFieldProps {
  place: PropertyPlace;
  /** Where the expression stands. */
  within: ExpressionPlace;
  hint?: string;
}

function useExpression({ place, within }: ExpressionFieldProps) {
  const label = useLabel();
  const sources = useSources();
  const { title } = useOrganisation();
  const { currency } = useSession().tenant;
  const property = useProperty<string>(place);
  const { scope, labels } = useMemo(() => {
    const analysis = analyse(sources);
    return {
      scope: scopeAt(analysis, within),
      labels: { names: new Names(analysis, within), title, currency },
    };
  }, [sources, within, title, currency]);
  return { ...property, scope, labels, label: label(propertyName(place.path.at(-1) ?? '')) };
}

/** A property that is a condition: rows that read as a sentence, or a formula. */
export function ConditionProperty(props: ExpressionFieldProps) {
  const { value, set, scope, labels, label } = useExpression(props);
  return (
    <Property place={props.place} hint={props.hint}>
      {(id) => (
        <ConditionField id={id} value={value} labels={labels} scope={scope} label={label} onChange={set} />
      )}
    </Property>
  );
}

/** A property that is a formula of some type. */
export function FormulaProperty(props: ExpressionFieldProps & { wanted?: ValueType | undefined }) {
  const { value, set, scope, labels, label } = useExpression(props);
  return (
    <Property place={props.place} hint={props.hint}>
      {(id) => (
        <FormulaField
          id={id}
          value={value ?? ''}
          names={labels.names}
          scope={scope}
          wanted={props.wanted ?? boolean}
          label={label}
          onChange={(next) => set(next.trim() === '' ? undefined : next)}
        />
      )}
    </Property>
  );
}
