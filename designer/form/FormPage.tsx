import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { definitionAt, findDefinition } from '../draft/definition-ref.ts';
import { AddFieldDialog } from '../entity/AddFieldDialog.tsx';
import { formPageWords } from '../messages/form.ts';
import { useFocusWish } from '../problems/focus-store.ts';
import { DefinitionJson } from '../properties/DefinitionJson.tsx';
import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { LayoutPanel } from './LayoutPanel.tsx';
import { ListPanel } from './ListPanel.tsx';
import { ListPreview } from './ListPreview.tsx';
import { Preview } from './Preview.tsx';
import './form-page.css';

type View = 'form' | 'list' | 'json';

/** A form: its layout beside the very form that people will fill in, its list, and the whole as written. */
export default function FormPage({ definition }: DefinitionPageProps) {
  const say = useWords(formPageWords);
  const sources = useSources();
  const [view, setView] = useState<View>('form');
  const [adding, setAdding] = useState<{ section?: string }>();
  const wish = useFocusWish(definition)?.[0];
  useEffect(() => {
    if (wish !== undefined) setView(wish === 'list' ? 'list' : wish === 'sections' ? 'form' : 'json');
  }, [wish]);
  const entity = String(definitionAt(sources, definition)?.entity ?? '');
  const entityRef = findDefinition(sources, 'entity', entity)?.ref;
  return (
    <>
      <PageHead definition={definition}>
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={(['form', 'list', 'json'] as const).map((one) => ({ value: one, label: say(one) }))}
        />
        <Button
          type="primary"
          ghost
          icon={<PlusOutlined />}
          disabled={!entityRef}
          onClick={() => setAdding({})}
        >
          {say('addField')}
        </Button>
      </PageHead>
      <div className="form-page" data-view={view}>
        {view === 'form' && (
          <>
            <LayoutPanel form={definition} entity={entity} onAdd={(section) => setAdding({ section })} />
            <Preview form={definition} entity={entity} />
          </>
        )}
        {view === 'list' && (
          <>
            <ListPanel form={definition} entity={entity} />
            <ListPreview form={definition} entity={entity} />
          </>
        )}
        {view === 'json' && (
          <div className="form-json">
            <DefinitionJson definition={definition} />
          </div>
        )}
      </div>
      {adding && entityRef && (
        <AddFieldDialog entity={entityRef} {...adding} onClose={() => setAdding(undefined)} />
      )}
    </>
  );
}
