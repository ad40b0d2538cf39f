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
import { NamedFormula } from './NamedFormula.tsx';
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
  const { place: scope } = useWorkflow();
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
          <NamedFormula
            place={within('input', 'url')}
            name={say('url')}
            hint={'"https://…"'}
            within={scope}
            wanted={text}
          />
          <GivenField place={within('input')} />
        </>
      )}
      {service === 'post-transition' && <TransitionField place={within('input', 'transition')} />}
      {service === 'notify' && (
        <>
          <NamedFormula place={within('input', 'to')} name={say('to')} hint="initiator" within={scope} />
          <NamedFormula
            place={within('input', 'text')}
            name={say('text')}
            hint={'"…"'}
            within={scope}
            wanted={text}
          />
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
