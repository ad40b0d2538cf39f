import { textOf } from '../../../../engine/definition/common.ts';
import type { ColumnDefinition } from '../../../../engine/definition/field.ts';
import { isError } from '../../../../engine/issue.ts';
import { linesOf } from '../../../../engine/record/values.ts';
import { columnControls } from '../../form/controls/column-controls.ts';
import { useForm, useFormState, useIssues } from '../../form/form-context.ts';
import type { Edit } from '../../form/model/edit.ts';
import { flagsOf } from '../../form/model/flags.ts';
import { spotOf } from '../../form/model/spot.ts';
import { ReadSpot } from '../../form/ReadSpot.tsx';
import { FieldNotes } from '../../form/theme/FieldNotes.tsx';
import { readText } from '../../form/values/read-text.ts';
import { useLanguage } from '../../messages/use-words.ts';
import type { GridColumn } from '../grid-columns.ts';

interface LineFieldProps {
  column: GridColumn;
  id: string;
  spot: string;
  /** Of a line that is not in the record yet: the edit that begins it. */
  begins: Edit | undefined;
}

/** One column of a line as a field with its label above. */
export function LineField({ column, id, spot, begins }: LineFieldProps) {
  const { model } = useForm();
  const language = useLanguage();
  const { field } = column;
  const { definition } = field;
  const label = textOf(definition.label, language);
  const value = useFormState(() => model.value(spot));
  const typed = useFormState(
    ({ content }) => content.texts.get(spot)?.text ?? content.waiting.get(spot)?.text,
  );
  const isWaiting = useFormState(({ content }) => content.waiting.has(spot));
  const row = useFormState(({ content }) => {
    const { lines = '', line } = spotOf(spot);
    return linesOf(content.values, lines).find((one) => one.id === line);
  });
  const issues = useIssues(spot);
  const flags = flagsOf(model.ground, field, model.state.getState().content.values, row ?? {});
  const isOpen = model.mayWrite(spot) && !flags.isReadOnly;
  if (!flags.isVisible || (!isOpen && value === undefined)) return null;
  const before = begins ? [begins] : [];
  const Control = columnControls[definition.type as ColumnDefinition['type']];
  return (
    <div className="form-field" data-closed={!isOpen || undefined}>
      <label className="form-label" htmlFor={isOpen ? id : undefined}>
        {label}
        {isOpen && flags.isRequired && (
          <span className="form-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      <div className="form-value">
        {isOpen ? (
          <Control
            id={id}
            spot={spot}
            field={field}
            label={label}
            value={value}
            typed={typed}
            isWaiting={isWaiting}
            isRequired={flags.isRequired}
            isInvalid={issues.some(isError)}
            describedBy={`${id}-notes`}
            onText={(text, isDone) => {
              if (!isDone && readText(text, definition, model.readContext).state !== 'value') return;
              if (begins && text.trim() === '') return;
              model.enter([{ key: spot, text }], 'own', spot, before);
            }}
            onValue={(chosen) =>
              model.edit([...before, { kind: 'set', key: spot, value: chosen }], 'own', spot)
            }
          />
        ) : (
          <ReadSpot spot={spot} />
        )}
      </div>
      <FieldNotes spot={spot} id={`${id}-notes`} />
    </div>
  );
}
