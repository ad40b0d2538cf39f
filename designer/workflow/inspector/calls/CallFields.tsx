import { Select } from 'antd';
import { type ServiceName, serviceNames } from '../../../../engine/definition/service.ts';
import { text } from '../../../../engine/expression/value-type.ts';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { workflowWords } from '../../../messages/workflow.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { useWorkflow } from '../../workflow-context.tsx';
import { GivenField } from './GivenField.tsx';
import { MappingField } from './MappingField.tsx';
import { TransitionField } from './TransitionField.tsx';
import { useFillable } from './use-fillable.ts';
import { ValueFormula } from './ValueFormula.tsx';

/** What each service begins with. */
const begins: Record<ServiceName, JsonObject> = {
  'set-fields': {},
  'http-request': { url: '' },
  'post-transition': { transition: '' },
  notify: { to: 'initiator', text: '' },
};

/** Which service is called, and what it is given (approval.md G6). */
export function CallFields({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const words = useWords(workflowWords);
  const within = (...path: string[]) => ({ ...place, path: [...place.path, ...path] });
  const { value, set } = useProperty<JsonObject>(place);
  const call = isJsonObject(value) ? value : {};
  const service = serviceNames.find((one) => one === call.service) ?? 'set-fields';
  return (
    <>
      <Property place={within('service')} name={say('service')} hint={say(`hint-${service}`)}>
        {(id) => (
          <Select<ServiceName>
            id={id}
            value={service}
            options={serviceNames.map((one) => ({ value: one, label: words(`service-${one}`) }))}
            onChange={(next) => {
              const { output: _, ...rest } = call;
              set({ ...rest, service: next, input: begins[next] });
            }}
          />
        )}
      </Property>
      {service === 'set-fields' && <FieldsToSet place={within('input')} />}
      {service === 'http-request' && (
        <>
          <NamedInput place={within('input', 'url')} name={say('url')} hint={'"https://…"'} />
          <GivenField place={within('input')} />
        </>
      )}
      {service === 'post-transition' && <TransitionField place={within('input', 'transition')} />}
      {service === 'notify' && (
        <>
          <NamedInput place={within('input', 'to')} name={say('to')} hint="initiator" isPeople />
          <NamedInput place={within('input', 'text')} name={say('text')} hint={'"…"'} />
        </>
      )}
    </>
  );
}

function FieldsToSet({ place }: { place: PropertyPlace }) {
  const say = useWords(callWords);
  const { entity, place: within } = useWorkflow();
  const keys = useFillable(entity);
  return (
    <MappingField
      place={place}
      name={say('fieldsToSet')}
      keys={keys}
      addLabel={say('addField')}
      control={(key, value, onChange) => (
        <ValueFormula
          label={say('valueOf', { name: keys.find((one) => one.value === key)?.label ?? key })}
          value={value}
          within={within}
          onChange={onChange}
        />
      )}
    />
  );
}

interface NamedInputProps {
  place: PropertyPlace;
  name: string;
  hint: string;
  isPeople?: boolean;
}

/** One thing that a service must be given. */
function NamedInput({ place, name, hint, isPeople = false }: NamedInputProps) {
  const { place: within } = useWorkflow();
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place} name={name}>
      {(id) => (
        <ValueFormula
          id={id}
          label={name}
          hint={hint}
          value={String(value ?? '')}
          within={within}
          {...(!isPeople && { wanted: text })}
          onChange={set}
        />
      )}
    </Property>
  );
}
