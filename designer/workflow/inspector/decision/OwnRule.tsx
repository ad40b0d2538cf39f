import { boolean } from '../../../../engine/expression/value-type.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { analyse } from '../../../draft/analysis.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import { FormulaField } from '../../../expression/FormulaField.tsx';
import { Names } from '../../../expression/names.ts';
import { scopeAt } from '../../../expression/place.ts';
import { decisionWords } from '../../../messages/decision.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { Property } from '../../../properties/Property.tsx';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { propertyName } from '../../../words/names.ts';

/** A rule written with the counts of a vote (approval.md M1). */
export function OwnRule({ place }: { place: PropertyPlace }) {
  const say = useWords(decisionWords);
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
      <SwitchRow name={say('early')} checked={early.value !== false} onChange={early.set} />
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
