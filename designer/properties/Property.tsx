import { type ReactNode, useId } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useLanguage } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { problemText } from '../problems/problem-text.ts';
import { propertyName } from '../words/names.ts';
import { ProvenanceDot } from './ProvenanceDot.tsx';
import { type PropertyPlace, useProblemsAt } from './use-property.ts';
import './property.css';

export interface PropertyProps {
  place: PropertyPlace;
  /** Instead of the property's usual name. */
  name?: string;
  hint?: string | undefined;
  /** Beside the name: a switch that belongs to the whole property. */
  aside?: ReactNode | ((id: string) => ReactNode);
  /** The id to give the control, so that its name belongs to it. */
  children: (id: string) => ReactNode;
}

/** A property with its name, where it comes from, its control, and what is wrong with it. */
export function Property({ place, name, hint, aside, children }: PropertyProps) {
  const id = useId();
  const label = useLabel();
  const language = useLanguage();
  const sources = useSources();
  const problems = useProblemsAt(place);
  const key = place.path.at(-1) ?? '';
  const words = name ?? label(propertyName(key));
  return (
    <fieldset
      className="property"
      data-path={place.path.slice(2).join('/')}
      data-property={place.path.join('/')}
    >
      <div className="property-head">
        <label htmlFor={id}>{words}</label>
        <ProvenanceDot place={place} />
        {aside && <span className="property-aside">{typeof aside === 'function' ? aside(id) : aside}</span>}
      </div>
      {children(id)}
      {hint && <p className="field-hint">{hint}</p>}
      {problems.map((one) => (
        <p key={one.key} className={one.isError ? 'property-error' : 'property-warning'} role="alert">
          {problemText(one, sources, language)}
        </p>
      ))}
    </fieldset>
  );
}
