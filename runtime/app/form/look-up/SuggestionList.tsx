import { useInSight } from '../../components/use-in-sight.ts';
import { formWords } from '../../messages/areas/form.ts';
import { useWords } from '../../messages/use-words.ts';
import type { LookUpItem } from '../contract.ts';
import { detailOf, type LookUpSource } from './look-up-source.ts';
import type { Suggestions } from './use-suggestions.ts';

interface SuggestionListProps {
  id: string;
  label: string;
  source: LookUpSource;
  suggestions: Suggestions;
  onPick: (item: LookUpItem) => void;
}

/** The records that fit, one a line: what people call it, and what tells it apart. */
export function SuggestionList({ id, label, source, suggestions, onPick }: SuggestionListProps) {
  const { items, state, highlighted } = suggestions;
  const say = useWords(formWords);
  const marked = useInSight(highlighted);
  return (
    <div className="form-suggestions" onPointerDown={(event) => event.preventDefault()}>
      <div id={id} role="listbox" aria-label={label}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field.
          <div
            key={item.id}
            ref={index === highlighted ? marked : undefined}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === highlighted}
            className="form-suggestion"
            onClick={() => onPick(item)}
          >
            <span className="form-suggestion-title">{item.title}</span>
            <span className="form-suggestion-detail">{detailOf(item, source)}</span>
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p className="form-suggestion-note" role="status">
          {say(state === 'loading' ? 'searching' : state === 'failed' ? 'searchFailed' : 'nothingFound')}
        </p>
      )}
    </div>
  );
}
