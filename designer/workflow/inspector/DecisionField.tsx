import { Segmented, Switch } from 'antd';
import { boolean } from '../../../engine/expression/value-type.ts';
import { isJsonObject, type Json } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { analyse } from '../../draft/analysis.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { FormulaField } from '../../expression/FormulaField.tsx';
import { Names } from '../../expression/names.ts';
import { scopeAt } from '../../expression/place.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { Property } from '../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../properties/use-property.ts';
import { propertyName, valueName } from '../../words/names.ts';

const presets = ['any', 'all', 'sequential'] as const;

/** What an own rule begins as: two thirds, by the counts of approval.md M5. */
const ownRule = {
  passWhen: 'approved * 3 >= total * 2',
  rejectWhen: '(approved + open) * 3 < total * 2',
};

/** How several approvers decide: 或签, 会签, 依次, or a rule of its own. */
export function DecisionField({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const { value, set } = useProperty<Json>(place, 'any');
  const isOwn = isJsonObject(value);
  const kind = isOwn ? 'own' : (presets.find((one) => one === value) ?? 'any');
  return (
    <Property place={place} hint={say(`decisionHint_${kind}`)}>
      {(id) => (
        <>
          <Segmented
            id={id}
            block
            value={kind}
            options={[
              ...presets.map((one) => ({ value: one as string, label: label(valueName('decision', one)) })),
              { value: 'own', label: say('ownRule') },
            ]}
            onChange={(next) => set(next === 'own' ? ownRule : next)}
          />
          {isOwn && <OwnRule place={place} />}
        </>
      )}
    </Property>
  );
}

function OwnRule({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const within = (key: string) => ({ ...place, path: [...place.path, key] });
  const early = useProperty<boolean>(within('early'), true);
  return (
    <div className="own-rule">
      <Rule place={within('passWhen')} />
      <Rule place={within('rejectWhen')} />
      <ChoiceField
        segmented
        place={within('order')}
        options={['together', 'sequential']}
        fallback="together"
      />
      <div className="switch-row">
        <Switch
          size="small"
          aria-label={say('early')}
          checked={early.value !== false}
          onChange={(on) => early.set(on)}
        />
        <span aria-hidden>{say('early')}</span>
      </div>
    </div>
  );
}

function Rule({ place }: { place: PropertyPlace }) {
  const label = useLabel();
  const sources = useSources();
  const analysis = analyse(sources);
  const at = { kind: 'counts', module: place.definition.module } as const;
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place}>
      {(id) => (
        <FormulaField
          id={id}
          label={label(propertyName(place.path.at(-1) as string))}
          value={value ?? ''}
          names={new Names(analysis, at)}
          scope={scopeAt(analysis, at)}
          wanted={boolean}
          onChange={set}
        />
      )}
    </Property>
  );
}
