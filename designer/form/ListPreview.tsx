import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { listRecords } from '../../runtime/app/api/records.ts';
import { StateTag } from '../../runtime/app/components/StateTag.tsx';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useMoment } from '../../runtime/app/components/use-moment.ts';
import type { EntityDescription, RecordAnswer } from '../../runtime/app/form/contract.ts';
import { ReadValue } from '../../runtime/app/form/ReadValue.tsx';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { formPageWords } from '../messages/form.ts';
import { fieldLabel } from '../words/field-label.ts';
import { useDescription } from './use-description.ts';

/** How many records are shown as an example. */
const shown = 8;

/** The columns of the list with some real records in them. */
export function ListPreview({ form, entity }: { form: DefinitionRef; entity: string }) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const sources = useSources();
  const { data: description } = useDescription(entity, 'administrator');
  const { data } = useQuery({
    queryKey: ['sample', entity],
    queryFn: ({ signal }) => listRecords(entity, { limit: shown }, signal),
    retry: false,
  });
  const columns = useMemo(() => {
    const found = valueWithin(definitionAt(sources, form), ['list', 'columns']);
    return isJsonObject(found) ? Object.keys(found) : [];
  }, [sources, form]);
  return (
    <section className="form-preview" aria-label={say('preview')}>
      <h2 className="section-title">{say('preview')}</h2>
      <div className="list-preview">
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" data-user-content="">
                  {label(fieldLabel(sources, entity, column)) || column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data?.items.map((record) => (
              <tr key={record.id}>
                {columns.map((column) => (
                  <td key={column} data-user-content="">
                    {description && <Cell description={description} column={column} record={record} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {data?.items.length === 0 && <p className="field-hint">{say('noRecords')}</p>}
      </div>
    </section>
  );
}

interface CellProps {
  description: EntityDescription;
  column: string;
  record: RecordAnswer;
}

function Cell({ description, column, record }: CellProps) {
  const { full } = useMoment();
  const field = description.entity.fields[column];
  const value = record[column];
  if (field) return <ReadValue field={field} value={value ?? null} />;
  if (column === 'state') return <StateTag entity={description.entity} state={record.state} />;
  if (isJsonObject(value)) return String(value.title ?? '');
  return column.endsWith('At') && typeof value === 'string' ? full(value) : null;
}
