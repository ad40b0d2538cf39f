import { useMemo } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { AmendingMark } from '../../components/amendment/AmendingMark.tsx';
import { FieldValue } from '../../components/FieldValue.tsx';
import type { TableColumn } from '../../components/record-table/column.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { isNumeric } from '../../form/values/format-value.ts';
import type { ChosenColumn } from './chosen-columns.ts';
import type { ListField } from './list-field.ts';

/** The chosen columns as the table draws them. */
export function useTableColumns(
  entity: EntityDefinition,
  fields: readonly ListField[],
  chosen: readonly ChosenColumn[],
): TableColumn<RecordAnswer>[] {
  return useMemo(
    () =>
      chosen.flatMap(({ path, width }) => {
        const found = fields.find((one) => one.path === path);
        if (!found) return [];
        const { field, label, isStored } = found;
        return {
          id: path,
          label,
          width,
          isNumeric: isNumeric(field),
          isSortable: isStored && field.type !== 'multi-choice',
          render: (record: RecordAnswer) =>
            path === 'state' ? (
              <>
                <StateTag entity={entity} state={record.state} />
                <AmendingMark amending={record.amending ?? []} />
              </>
            ) : (
              <FieldValue field={field} value={record[path]} />
            ),
        };
      }),
    [entity, fields, chosen],
  );
}
