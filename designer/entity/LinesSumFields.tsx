import { Select } from 'antd';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { Property } from '../properties/Property.tsx';
import { TextField } from '../properties/TextField.tsx';
import { useProperty } from '../properties/use-property.ts';
import { fieldRows } from '../workflow/inspector/field-rows.ts';
import type { FieldSubject } from './field-properties.tsx';

/** What a roll-up adds up: a column of lines, or the measure of a ledger. */
export function LinesSumFields({ subject: { entity, keys } }: { subject: FieldSubject }) {
  const label = useLabel();
  const sources = useSources();
  const at = (key: string) => ({ definition: entity, path: [...keys, key] });
  const lines = useProperty<string>(at('of'));
  const sum = useProperty<string>(at('sum'));
  const ledger = useProperty<string>(at('ledger'));
  if (ledger.value !== undefined)
    return (
      <>
        <TextField place={at('ledger')} />
        <TextField place={at('sum')} />
      </>
    );
  const rows = fieldRows(sources, entity.id);
  const tables = rows.filter((row) => row.definition.type === 'lines');
  const columns = rows.filter((row) => row.isColumn && row.path.startsWith(`${lines.value ?? ''}.`));
  return (
    <>
      <Property place={at('of')}>
        {(id) => (
          <Select
            id={id}
            value={lines.value ?? null}
            options={tables.map((row) => ({ value: row.path, label: label(row.label) }))}
            onChange={(next) => lines.set(next ?? undefined)}
          />
        )}
      </Property>
      <Property place={at('sum')}>
        {(id) => (
          <Select
            id={id}
            value={sum.value ?? null}
            options={columns.map((row) => ({
              value: row.path.split('.').at(-1) as string,
              label: label(row.label),
            }))}
            onChange={(next) => sum.set(next ?? undefined)}
          />
        )}
      </Property>
    </>
  );
}
