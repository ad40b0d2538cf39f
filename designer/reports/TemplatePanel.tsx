import { Segmented, Select } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { reportWords } from '../messages/report.ts';
import { useFocusedControl, useFocusWish } from '../problems/focus-store.ts';
import { ProblemList } from '../problems/ProblemList.tsx';
import { ProvenanceDot } from '../properties/ProvenanceDot.tsx';
import { useProblemsAt, useProperty } from '../properties/use-property.ts';
import { type FieldRow, fieldRows } from '../workflow/inspector/field-rows.ts';
import { tagOf } from './field-tag.ts';
import type { TemplateEditorHandle } from './TemplateEditor.tsx';

const TemplateEditor = lazy(() => import('./TemplateEditor.tsx'));

type Part = 'template' | 'header' | 'footer';

const partWords = { template: 'partTemplate', header: 'partHeader', footer: 'partFooter' } as const;

const here: readonly string[] = [];

/** The text of a printed document, with its fields to insert and what the check says of it. */
export function TemplatePanel({ report }: { report: DefinitionRef }) {
  const say = useWords(reportWords);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<TemplateEditorHandle>(null);
  const [part, setPart] = useState<Part>('template');
  const wish = useFocusWish(report)?.[0];
  useEffect(() => {
    if (wish === 'template' || wish === 'header' || wish === 'footer') setPart(wish);
  }, [wish]);
  useFocusedControl(report, here, box);
  const place = useMemo(() => ({ definition: report, path: [part] }), [report, part]);
  const { value, set } = useProperty<string>(place);
  const problems = useProblemsAt(place);
  return (
    <div className="template-panel" ref={box}>
      <div className="template-bar">
        <Segmented<Part>
          aria-label={say('part')}
          value={part}
          onChange={setPart}
          options={(['template', 'header', 'footer'] as const).map((one) => ({
            value: one,
            label: say(partWords[one]),
          }))}
        />
        <ProvenanceDot place={place} />
        <InsertField report={report} onInsert={(text) => editor.current?.insert(text)} />
      </div>
      <div className="template-text" data-path={part}>
        <Suspense>
          <TemplateEditor
            key={part}
            ref={editor}
            label={`${say('editor')}: ${say(partWords[part])}`}
            value={typeof value === 'string' ? value : ''}
            problems={problems}
            onChange={(next) => set(next === '' && part !== 'template' ? undefined : next)}
          />
        </Suspense>
      </div>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}

interface InsertFieldProps {
  report: DefinitionRef;
  onInsert: (text: string) => void;
}

/** Writes what prints a field at the cursor; nobody needs to know how it is spelled. */
function InsertField({ report, onInsert }: InsertFieldProps) {
  const say = useWords(reportWords);
  const label = useLabel();
  const sources = useSources();
  const entity = useDraft((state) =>
    String(definitionAt(state.history.present.sources, report)?.entity ?? ''),
  );
  const rows = useMemo(() => fieldRows(sources, entity), [sources, entity]);
  const optionOf = (row: FieldRow) => ({ value: tagOf(row), label: label(row.label) });
  const tables = rows.filter((row) => row.definition.type === 'lines');
  return (
    <Select
      className="template-insert"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={say('insertField')}
      placeholder={say('insertField')}
      value={null as string | null}
      onChange={(tag) => {
        if (tag !== null) onInsert(tag);
      }}
      popupMatchSelectWidth={280}
      options={[
        {
          label: say('thisRecord'),
          title: say('thisRecord'),
          options: rows.filter((row) => !row.isColumn && row.definition.type !== 'lines').map(optionOf),
        },
        ...tables.map((table) => {
          const name = say('columnsOf', { name: label(table.label) });
          return {
            label: name,
            title: name,
            options: rows.filter((row) => row.path.startsWith(`${table.path}.`)).map(optionOf),
          };
        }),
        {
          label: say('others'),
          title: say('others'),
          options: [
            { value: '{{company.name}}', label: say('company') },
            { value: '{{printedBy.title}}', label: say('printedBy') },
            { value: '{{dateTime printedAt}}', label: say('printedAt') },
          ],
        },
      ]}
    />
  );
}
