import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { useDraftStore } from '../../../draft/DraftProvider.tsx';
import { targetIn } from '../../../draft/definition-ref.ts';
import { perform } from '../../../draft/draft-store.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { sourceFieldWords } from '../../../messages/sources.ts';
import { Property } from '../../../properties/Property.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { fittingDecision } from '../../fitting-decision.ts';
import { useNodePlaces } from '../../workflow-context.tsx';
import { SeatFields } from './SeatFields.tsx';
import { SourceList } from './SourceList.tsx';
import { sourceControls, sourceKinds } from './source-kinds.tsx';

/** Where approvers come from: any number of sources, whose people are all asked. */
export function SourcesField({ node }: { node: string }) {
  const say = useWords(sourceFieldWords);
  const name = useWords(inspectorWords)('who');
  const at = useNodePlaces(node);
  const place = at('assignees', 'from');
  const { value: decision } = useProperty<Json>(at('decision'));
  const { value } = useProperty<Json[]>(place, none);
  const drafts = useDraftStore();
  const sources = Array.isArray(value) ? value.filter(isJsonObject) : [];
  const change = (next: JsonObject[]) => {
    const wanted = fittingDecision(decision, sources, next);
    const target = targetIn(place.definition, ...place.path);
    const mergeKey = wanted === decision ? `set ${target}` : `chain ${node}`;
    perform(drafts, { kind: 'set-property', target, value: next }, { mergeKey });
    if (wanted === decision) return;
    const other = targetIn(place.definition, ...at('decision').path);
    perform(drafts, { kind: 'set-property', target: other, value: wanted }, { mergeKey });
  };
  return (
    <Property place={place} name={name}>
      {(id) => (
        <SourceList
          id={id}
          sources={sources}
          kinds={sourceKinds}
          controls={sourceControls}
          path="assignees/from"
          addLabel={say('addSource')}
          onChange={change}
          seat={(source, onChange) => <SeatFields source={source} decision={decision} onChange={onChange} />}
        />
      )}
    </Property>
  );
}

/** Whom a cc node tells. */
export function CopiedField({ node }: { node: string }) {
  const say = useWords(sourceFieldWords);
  const name = useWords(inspectorWords)('copied');
  const place = useNodePlaces(node)('assignees', 'from');
  const { value, set } = useProperty<Json[]>(place, none);
  return (
    <Property place={place} name={name}>
      {(id) => (
        <SourceList
          id={id}
          sources={Array.isArray(value) ? value.filter(isJsonObject) : []}
          kinds={copiedKinds}
          controls={sourceControls}
          path="assignees/from"
          addLabel={say('addCopied')}
          onChange={set}
        />
      )}
    </Property>
  );
}

const copiedKinds = sourceKinds.filter((one) => one !== 'chosenBy');

const none: Json[] = [];
