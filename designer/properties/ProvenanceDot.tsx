import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { isJsonObject, type Json } from '../../engine/json.ts';
import { useMoment } from '../../runtime/app/components/use-moment.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore } from '../draft/DraftProvider.tsx';
import { definitionAt, targetIn } from '../draft/definition-ref.ts';
import { giveReason, perform } from '../draft/draft-store.ts';
import { valueWithin } from '../draft/value-within.ts';
import { propertyWords } from '../messages/property.ts';
import { useValueWords } from '../words/use-value-words.ts';
import type { PropertyPlace } from './use-property.ts';
import { type Story, useStory } from './use-story.ts';
import './provenance.css';

/** Says where a property comes from, standard or this company, with the story and the way back. */
export function ProvenanceDot({ place }: { place: PropertyPlace }) {
  const say = useWords(propertyWords);
  const story = useStory(place);
  const [isOpen, setOpen] = useState(false);
  const words = { standard: 'standard', changed: 'own', added: 'added' } as const;
  const name = say(words[story.origin]);
  const dot = (
    <button
      type="button"
      className="plain-button provenance"
      data-origin={story.origin}
      aria-label={name}
      title={name}
    >
      <span aria-hidden="true">{story.origin === 'standard' ? '◇' : '◆'}</span>
    </button>
  );
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      content={isOpen ? <Details place={place} story={story} onDone={() => setOpen(false)} /> : null}
    >
      {dot}
    </Popover>
  );
}

function Details({ place, story, onDone }: { place: PropertyPlace; story: Story; onDone: () => void }) {
  const say = useWords(propertyWords);
  const drafts = useDraftStore();
  const { full } = useMoment();
  const valueWords = useValueWords(place.definition);
  const standard = useDraft((state) =>
    valueWithin(definitionAt(state.workspace.standard, place.definition), place.path),
  );
  const author = useDraft((state) => state.author);
  const target = targetIn(place.definition, ...place.path);
  const { origin, change, reason } = story;
  if (origin === 'standard') return <p className="provenance-details">{say('fromStandard')}</p>;
  const restore = () => {
    perform(drafts, { kind: 'restore-standard', target, standard, after: neighbourIn(drafts, place) });
    onDone();
  };
  return (
    <div className="provenance-details">
      <p>{say(origin === 'added' ? 'addedHere' : 'changedHere')}</p>
      <dl>
        <dt>{say('author')}</dt>
        <dd data-user-content="">{change?.author ?? author}</dd>
        <dt>{say('at')}</dt>
        <dd>{change?.at ? full(change.at) : say('notSaved')}</dd>
        {origin === 'changed' && (
          <>
            <dt>{say('standardValue')}</dt>
            <dd data-user-content="">
              {standard === undefined ? say('emptyValue') : valueWords(place.path, standard)}
            </dd>
          </>
        )}
      </dl>
      <Input.TextArea
        autoSize={{ minRows: 1, maxRows: 3 }}
        maxLength={500}
        aria-label={say('reason')}
        placeholder={say('addReason')}
        defaultValue={reason}
        onBlur={({ target: { value } }) => {
          if (value !== reason) giveReason(drafts, target, value);
        }}
      />
      {origin === 'changed' && (
        <Button size="small" onClick={restore}>
          {say('restore')}
        </Button>
      )}
    </div>
  );
}

/** What stands before the property in the standard, so that it comes back to its place. */
function neighbourIn(drafts: ReturnType<typeof useDraftStore>, place: PropertyPlace): string | undefined {
  const { standard } = drafts.getState().workspace;
  const parent: Json | undefined = valueWithin(
    definitionAt(standard, place.definition),
    place.path.slice(0, -1),
  );
  const keys = isJsonObject(parent) ? Object.keys(parent) : [];
  return keys[keys.indexOf(place.path.at(-1) as string) - 1];
}
