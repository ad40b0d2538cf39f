import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { Json } from '../../engine/json.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { analyse } from '../draft/analysis.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { ConditionField } from '../expression/ConditionField.tsx';
import { Names } from '../expression/names.ts';
import { type ExpressionPlace, scopeAt } from '../expression/place.ts';
import { roleWords } from '../messages/role.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { Property } from '../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../properties/use-property.ts';

interface RuleFieldProps {
  place: PropertyPlace;
  entity: string;
  name?: string;
  /** It may hold for some records and not for others. */
  hasCondition: boolean;
  fallback: boolean;
}

type Kind = 'never' | 'always' | 'sometimes';

/** Never, always, or for the records for which a condition holds. */
export function RuleField({ place, entity, name, hasCondition, fallback }: RuleFieldProps) {
  const say = useWords(roleWords);
  const { value, set } = useProperty<Json>(place, fallback);
  const [isWriting, setWriting] = useState(false);
  const kind: Kind =
    isWriting || typeof value === 'string' ? 'sometimes' : value === true ? 'always' : 'never';
  const choose = (next: Kind) => {
    setWriting(next === 'sometimes');
    if (next !== 'sometimes') set(next === 'always');
  };
  return (
    <Property place={place} {...(name !== undefined && { name })}>
      {(id) => (
        <>
          <Segmented<Kind>
            id={id}
            size="small"
            className="switch-left"
            value={kind}
            onChange={choose}
            options={(['never', 'always', ...(hasCondition ? (['sometimes'] as const) : [])] as const).map(
              (one) => ({ value: one, label: say(one) }),
            )}
          />
          {kind === 'sometimes' && (
            <Condition
              place={place}
              entity={entity}
              value={typeof value === 'string' ? value : undefined}
              onChange={(next) => set(next ?? false)}
            />
          )}
        </>
      )}
    </Property>
  );
}

interface ConditionProps {
  place: PropertyPlace;
  entity: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

function Condition({ place, entity, value, onChange }: ConditionProps) {
  const say = useWords(roleWords);
  const sources = useSources();
  const { title } = useOrganisation();
  const { currency } = useSession().tenant;
  const { scope, labels } = useMemo(() => {
    const analysis = analyse(sources);
    const within: ExpressionPlace = { kind: 'record', module: place.definition.module, entity };
    return {
      scope: scopeAt(analysis, within),
      labels: { names: new Names(analysis, within), title, currency },
    };
  }, [sources, place.definition.module, entity, title, currency]);
  return (
    <ConditionField
      value={value}
      labels={labels}
      scope={scope}
      label={say('conditionHint')}
      onChange={onChange}
    />
  );
}
