import { isJsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../../draft/definition-ref.ts';
import { labelOf } from '../../shell/catalogue.ts';

/** The states of an entity, by their names. */
export function useStateOptions(entity: DefinitionRef): { value: string; label: string }[] {
  const label = useLabel();
  const sources = useSources();
  const states = definitionAt(sources, entity)?.states;
  return Object.entries(isJsonObject(states) ? states : {}).map(([id, one]) => ({
    value: id,
    label: label(labelOf(one)) || id,
  }));
}
