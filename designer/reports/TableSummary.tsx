import { Button } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { reportWords } from '../messages/report.ts';
import { LabelField } from '../properties/LabelField.tsx';
import { labelOf } from '../shell/catalogue.ts';
import { fieldLabel } from '../words/field-label.ts';
import { entityLabel } from '../words/place-name.ts';
import { useValueWords } from '../words/use-value-words.ts';

type Key = keyof (typeof reportWords)['en'];

interface TableSummaryProps {
  report: DefinitionRef;
  onEdit: () => void;
}

/** What a table report counts, in words; its name is edited here, the rest in the definition. */
export function TableSummary({ report, onEdit }: TableSummaryProps) {
  const say = useWords(reportWords);
  const label = useLabel();
  const sources = useSources();
  const valueWords = useValueWords(report);
  const definition = definitionAt(sources, report) ?? {};
  const entity = String(definition.entity ?? '');
  const nameOf = (field: Json | undefined) =>
    typeof field === 'string' ? label(fieldLabel(sources, entity, field)) || field : '';
  const groupWords = (group: JsonObject) => {
    const by = typeof group.by === 'string' && group.by !== 'value' ? group.by : undefined;
    const name = label(labelOf(group)) || nameOf(group.field);
    return by === undefined ? name : say('by', { name, by: say(by as Key) });
  };
  const measureWords = (measure: JsonObject) => {
    const name = say(String(measure.function) as Key);
    const counted =
      measure.field === undefined ? name : say('of', { function: name, field: nameOf(measure.field) });
    return `${label(labelOf(measure))} — ${counted}`;
  };
  return (
    <div className="properties report-settings">
      <p className="field-hint">{say('tableHint')}</p>
      <LabelField place={{ definition: report, path: ['label'] }} />
      <dl className="report-facts">
        <dt>{say('source')}</dt>
        <dd data-user-content="">{label(entityLabel(sources, entity)) || entity}</dd>
        <Entries name={say('groups')} none={say('none')} value={definition.groups} words={groupWords} />
        <Entries name={say('measures')} none={say('none')} value={definition.measures} words={measureWords} />
        <Entries
          name={say('parameters')}
          none={say('none')}
          value={definition.parameters}
          words={(one) => label(labelOf(one))}
        />
        <dt>{say('filter')}</dt>
        <dd data-user-content="">
          {typeof definition.filter === 'string' ? valueWords(['filter'], definition.filter) : say('none')}
        </dd>
      </dl>
      <Button className="switch-left" onClick={onEdit}>
        {say('edit')}
      </Button>
    </div>
  );
}

interface EntriesProps {
  name: string;
  none: string;
  value: Json | undefined;
  words: (entry: JsonObject) => string;
}

function Entries({ name, none, value, words }: EntriesProps) {
  const entries = Object.entries(isJsonObject(value) ? value : {});
  return (
    <>
      <dt>{name}</dt>
      <dd data-user-content="">
        {entries.length === 0 && none}
        {entries.map(([id, one]) => (
          <p key={id}>{isJsonObject(one) ? words(one) : id}</p>
        ))}
      </dd>
    </>
  );
}
