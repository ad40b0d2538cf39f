import type { EntityDefinition } from '../../../engine/definition/entity.ts';
import { useLabel } from './use-label.ts';
import './state-tag.css';

/** Where a document stands, in words and in its colour. */
export function StateTag({ entity, state }: { entity: EntityDefinition; state: string | null }) {
  const label = useLabel();
  if (state === null) return null;
  const definition = entity.states[state];
  return (
    <span className="state-tag" data-color={definition?.color ?? 'default'}>
      {label(definition?.label) || state}
    </span>
  );
}
