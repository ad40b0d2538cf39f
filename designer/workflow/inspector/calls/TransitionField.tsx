import { Select } from 'antd';
import { useMemo } from 'react';
import { text } from '../../../../engine/expression/value-type.ts';
import { isJsonObject } from '../../../../engine/json.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import { entityAt } from '../../../expression/names.ts';
import { callWords } from '../../../messages/calls.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { labelOf } from '../../../shell/catalogue.ts';
import { useWorkflow } from '../../workflow-context.tsx';
import { ValueFormula } from './ValueFormula.tsx';

const formula = '=';

/** The action of the record that is run: one that needs no approval, chosen by name or by a formula. */
export function TransitionField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const label = useLabel();
  const sources = useSources();
  const { entity, place: within } = useWorkflow();
  const { value, set } = useProperty<string>(place);
  const options = useMemo(() => {
    const transitions = entityAt(sources, entity)?.transitions;
    return Object.entries(isJsonObject(transitions) ? transitions : {}).flatMap(([id, one]) =>
      isJsonObject(one) && one.to !== undefined && one.workflow === undefined
        ? [{ value: JSON.stringify(id), label: label(labelOf(one)) || id }]
        : [],
    );
  }, [sources, entity, label]);
  const isNamed = !value || options.some((one) => one.value === value);
  return (
    <Property place={place} name={say('transition')}>
      {(id) => (
        <>
          <Select
            id={id}
            placeholder={say('chooseTransition')}
            value={isNamed ? value || null : formula}
            options={[...options, { value: formula, label: say('byFormula') }]}
            onChange={(next) => set(next === formula ? 'state' : (next ?? undefined))}
          />
          {!isNamed && (
            <ValueFormula
              label={say('transition')}
              value={String(value)}
              within={within}
              wanted={text}
              onChange={set}
            />
          )}
        </>
      )}
    </Property>
  );
}
