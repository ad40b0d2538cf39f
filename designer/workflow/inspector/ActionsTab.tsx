import { Select, Switch } from 'antd';
import { isJsonObject, type Json } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { Property } from '../../properties/Property.tsx';
import { SwitchField } from '../../properties/SwitchField.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { propertyName, valueName } from '../../words/names.ts';
import { nodeName } from '../node-words.ts';
import { useNode, useNodePlaces } from '../workflow-context.tsx';
import { LadderField } from './LadderField.tsx';
import { ReminderField } from './ReminderField.tsx';

const opinions = ['none', 'optional', 'required'] as const;

/** What approvers can do besides approving, and which words they must give. */
export function ActionsTab({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  return (
    <div className="properties">
      <RejectField place={at('onReject')} />
      <ReturnFields place={at('return')} />
      <section className="property-group">
        <h3 className="section-title">{say('opinionHint')}</h3>
        <ChoiceField
          place={at('opinion', 'approve')}
          words="opinion"
          options={opinions}
          fallback="optional"
          segmented
        />
        <ChoiceField
          place={at('opinion', 'reject')}
          words="opinion"
          options={opinions}
          fallback="required"
          segmented
        />
        <ChoiceField
          place={at('opinion', 'return')}
          words="opinion"
          options={opinions}
          fallback="required"
          segmented
        />
      </section>
      <ReminderField place={at('remindAfter')} />
      <LadderField place={at('timeouts')} />
      <SwitchField place={at('allowAuto')} />
    </div>
  );
}

/** What a rejection leads to; a branch of its own is only offered where there is one. */
function RejectField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const language = useLanguage();
  const { value, set } = useProperty<Json>(place, 'end');
  const branch = isJsonObject(value) ? String(value.branch) : undefined;
  const target = useNode(branch ?? '');
  const options = (['end', 'return'] as const).map((one) => ({
    value: one as string,
    label: label(valueName('onReject', one)),
  }));
  if (branch !== undefined)
    options.push({
      value: 'branch',
      label: `${say('onRejectBranch')}: ${nodeName(target, branch, language)}`,
    });
  return (
    <Property place={place}>
      {(id) => (
        <Select
          id={id}
          value={branch === undefined ? String(value) : 'branch'}
          options={options}
          onChange={(next) => {
            if (next !== 'branch') set(next);
          }}
        />
      )}
    </Property>
  );
}

function ReturnFields({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const allowed = { ...place, path: [...place.path, 'allowed'] };
  const { value, set } = useProperty<boolean>(allowed, true);
  return (
    <>
      <Property place={allowed} hint={say('returnHint')}>
        {(id) => (
          <Switch
            id={id}
            className="switch-left"
            aria-label={label(propertyName('allowed'))}
            checked={value !== false}
            onChange={set}
          />
        )}
      </Property>
      {value !== false && (
        <ChoiceField
          place={{ ...place, path: [...place.path, 'resubmit'] }}
          options={['restart', 'from-target', 'direct', 'choose']}
          fallback="restart"
        />
      )}
    </>
  );
}
