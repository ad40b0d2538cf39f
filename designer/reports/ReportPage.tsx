import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { reportWords } from '../messages/report.ts';
import { useFocusWish } from '../problems/focus-store.ts';
import { DefinitionJson } from '../properties/DefinitionJson.tsx';
import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { PrintPreview } from './PrintPreview.tsx';
import { PrintSettings } from './PrintSettings.tsx';
import { TableSummary } from './TableSummary.tsx';
import { TemplatePanel } from './TemplatePanel.tsx';
import './reports.css';

type View = 'template' | 'settings' | 'json';

const parts = new Set(['template', 'header', 'footer']);

/** A report: of a printed document the template beside what comes out of it, of a table what it counts. */
export default function ReportPage({ definition }: DefinitionPageProps) {
  const say = useWords(reportWords);
  const isPrint = useDraft(
    (state) => definitionAt(state.history.present.sources, definition)?.kind === 'print',
  );
  const [view, setView] = useState<View>(isPrint ? 'template' : 'settings');
  const wish = useFocusWish(definition)?.[0];
  useEffect(() => {
    if (wish === undefined) return;
    if (isPrint) setView(parts.has(wish) ? 'template' : 'settings');
    else setView('json');
  }, [wish, isPrint]);
  const views = isPrint ? (['template', 'settings', 'json'] as const) : (['settings', 'json'] as const);
  return (
    <>
      <PageHead definition={definition}>
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={views.map((one) => ({ value: one, label: say(one) }))}
        />
      </PageHead>
      {view === 'template' && (
        <div className="report-columns">
          <TemplatePanel report={definition} />
          <PrintPreview report={definition} />
        </div>
      )}
      {view === 'settings' && (
        <div className="report-body">
          {isPrint ? (
            <PrintSettings report={definition} />
          ) : (
            <TableSummary report={definition} onEdit={() => setView('json')} />
          )}
        </div>
      )}
      {view === 'json' && (
        <div className="report-body">
          <DefinitionJson definition={definition} />
        </div>
      )}
    </>
  );
}
