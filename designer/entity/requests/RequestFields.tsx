import { Select, Switch } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../../draft/definition-ref.ts';
import { requestWords } from '../../messages/requests.ts';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { labelOf } from '../../shell/catalogue.ts';

interface GroupProps {
  place: PropertyPlace;
  name: string;
  hint: string;
  /** What it begins as when it is switched on. */
  begin: JsonObject;
  children: ReactNode;
}

/** A kind of request that there is or is not, with what it needs when there is. */
export function RequestGroup({ place, name, hint, begin, children }: GroupProps) {
  const { value, set } = useProperty<JsonObject>(place);
  const isOn = isJsonObject(value);
  return (
    <section className="request-group">
      <Property
        place={place}
        name={name}
        hint={hint}
        aside={(id) => (
          <Switch id={id} size="small" checked={isOn} onChange={(on) => set(on ? begin : undefined)} />
        )}
      >
        {() => null}
      </Property>
      {isOn && <div className="properties">{children}</div>}
    </section>
  );
}

/** Which workflow of the entity decides. */
export function WorkflowField({ place, entity }: { place: PropertyPlace; entity: DefinitionRef }) {
  const say = useWords(requestWords);
  const options = useWorkflowOptions(entity);
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={say('workflow')}>
      {(id) => (
        <Select
          id={id}
          placeholder={say('chooseWorkflow')}
          value={value || null}
          options={options}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}

/** The workflows that decide about records of an entity. */
export function useWorkflowOptions(entity: DefinitionRef): { value: string; label: string }[] {
  const label = useLabel();
  const sources = useSources();
  return useMemo(
    () =>
      Object.values(sources).flatMap((source) =>
        Object.entries(source.workflow).flatMap(([id, one]) =>
          isJsonObject(one) && one.entity === entity.id
            ? [{ value: id, label: label(labelOf(one)) || id }]
            : [],
        ),
      ),
    [sources, entity, label],
  );
}
