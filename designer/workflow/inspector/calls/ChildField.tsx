import { Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject } from '../../../../engine/json.ts';
import type { Sources } from '../../../../engine/layer/target.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import { findDefinition } from '../../../draft/definition-ref.ts';
import { entityAt } from '../../../expression/names.ts';
import { callWords } from '../../../messages/calls.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { labelOf } from '../../../shell/catalogue.ts';
import { useWorkflow } from '../../workflow-context.tsx';

/** Which workflow is started; the new record is of its entity. */
export function ChildField({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const label = useLabel();
  const sources = useSources();
  const { ref } = useWorkflow();
  const { value, set } = useProperty<string>(place);
  const entity = childEntity(sources, value);
  const options = useMemo(
    () =>
      startable(sources)
        .filter((id) => id !== ref.id)
        .map((id) => {
          const of = label(labelOf(entityAt(sources, childEntity(sources, id) ?? '')));
          const name = label(labelOf(findDefinition(sources, 'workflow', id)?.definition)) || id;
          return { value: id, label: of === '' ? name : `${name} · ${of}` };
        }),
    [sources, ref, label],
  );
  const named = entity === undefined ? '' : label(labelOf(entityAt(sources, entity))) || entity;
  return (
    <Property
      place={place}
      name={say('workflow')}
      {...(named !== '' && { hint: say('workflowHint', { entity: named }) })}
    >
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('chooseWorkflow')}
          value={value || null}
          options={options}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}

/** The entity whose records a workflow decides about. */
export function childEntity(sources: Sources, workflow: unknown): string | undefined {
  const found = typeof workflow === 'string' ? findDefinition(sources, 'workflow', workflow) : undefined;
  const entity = found?.definition.entity;
  return typeof entity === 'string' ? entity : undefined;
}

/** The workflows that a new record can be submitted to: an action from its first state starts them. */
function startable(sources: Sources): string[] {
  return Object.values(sources).flatMap((source) =>
    Object.values(source.entity).flatMap((entity) => {
      if (!isJsonObject(entity) || !isJsonObject(entity.transitions)) return [];
      const [first] = Object.keys(isJsonObject(entity.states) ? entity.states : {});
      return Object.values(entity.transitions).flatMap((one) =>
        isJsonObject(one) &&
        typeof one.workflow === 'string' &&
        Array.isArray(one.from) &&
        one.from.includes(first ?? '')
          ? [one.workflow]
          : [],
      );
    }),
  );
}
