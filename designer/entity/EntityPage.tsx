import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { entityWords } from '../messages/entity.ts';
import { requestWords } from '../messages/requests.ts';
import { useFocusWish } from '../problems/focus-store.ts';
import { DefinitionJson } from '../properties/DefinitionJson.tsx';
import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { AddFieldDialog } from './AddFieldDialog.tsx';
import { FieldPanel } from './FieldPanel.tsx';
import { FieldTable } from './FieldTable.tsx';
import { RequestsView } from './requests/RequestsView.tsx';
import './entity.css';

type View = 'fields' | 'requests' | 'json';

/** Where each part of an entity is put right; the rest where it is written. */
const viewOf: Readonly<Record<string, View>> = { fields: 'fields', amendments: 'requests' };

/** An entity: its fields, the properties of the one selected, and the rest of it as it is written. */
export default function EntityPage({ definition }: DefinitionPageProps) {
  const say = useWords(entityWords);
  const drafts = useDraftStore();
  const part = useDraft((state) => state.history.present.selection.part);
  const [view, setView] = useState<View>('fields');
  const [adding, setAdding] = useState<{ lines?: string }>();
  const requests = useWords(requestWords);
  const isDocument = useDraft(
    (state) => definitionAt(state.history.present.sources, definition)?.kind === 'document',
  );
  const wish = useFocusWish(definition)?.[0];
  // What is wrong with anything but a field is put right where it is written.
  useEffect(() => {
    if (wish !== undefined) setView(viewOf[wish] ?? 'json');
  }, [wish]);
  const open = (path: string | undefined) =>
    select(drafts, { ...drafts.getState().history.present.selection, part: path });
  return (
    <>
      <PageHead definition={definition}>
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'fields', label: say('fields') },
            ...(isDocument ? [{ value: 'requests' as const, label: requests('view') }] : []),
            { value: 'json', label: say('json') },
          ]}
        />
        <Button type="primary" ghost icon={<PlusOutlined />} onClick={() => setAdding({})}>
          {say('addField')}
        </Button>
      </PageHead>
      <div className="entity-columns">
        <div className="entity-view">
          {view === 'fields' ? (
            <FieldTable
              entity={definition}
              selected={part}
              onSelect={open}
              onAddColumn={(lines) => setAdding({ lines })}
            />
          ) : view === 'requests' ? (
            <RequestsView definition={definition} />
          ) : (
            <DefinitionJson definition={definition} />
          )}
        </div>
        {view === 'fields' && part !== undefined && (
          <FieldPanel key={part} entity={definition} path={part} onClose={() => open(undefined)} />
        )}
      </div>
      {adding && <AddFieldDialog entity={definition} {...adding} onClose={() => setAdding(undefined)} />}
    </>
  );
}
