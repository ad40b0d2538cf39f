import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { resultValueType } from '../../engine/field-types/result.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { analyse } from '../draft/analysis.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { FormulaField } from '../expression/FormulaField.tsx';
import { Names } from '../expression/names.ts';
import { type ExpressionPlace, scopeAt } from '../expression/place.ts';
import { entityWords } from '../messages/entity.ts';
import { fieldTypeWords } from '../messages/field-types.ts';
import { useEntityOptions } from '../properties/EntityField.tsx';
import { resultTypes } from './field-properties.tsx';
import { type NewField, newFieldTypes } from './new-field.ts';
import { Part } from './Part.tsx';

interface FieldKindProps {
  field: NewField;
  entity: DefinitionRef;
  lines: string | undefined;
  onChange: (part: Partial<NewField>) => void;
}

/** The type of a new field, and what that type cannot be without. */
export function FieldKind({ field, entity, lines, onChange }: FieldKindProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const entities = useEntityOptions();
  const types = newFieldTypes.filter((type) => lines === undefined || type !== 'attachment');
  return (
    <>
      <Part name={say('type')} hint={label(fieldTypeWords[field.type].help)}>
        {(id) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'label' }}
            value={field.type}
            options={types.map((type) => ({ value: type, label: label(fieldTypeWords[type].name) }))}
            onChange={(type) => onChange({ type })}
          />
        )}
      </Part>
      {(field.type === 'choice' || field.type === 'multi-choice') && (
        <Part isWide name={say('options')} hint={say('optionsHint')}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 8 }}
              value={field.options}
              onChange={(event) => onChange({ options: event.target.value })}
            />
          )}
        </Part>
      )}
      {field.type === 'reference' && (
        <Part isWide name={say('refersTo')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={field.refersTo ?? null}
              options={entities}
              onChange={(refersTo) => onChange({ refersTo: refersTo ?? undefined })}
            />
          )}
        </Part>
      )}
      {field.type === 'formula' && (
        <Formula field={field} entity={entity} lines={lines} onChange={onChange} />
      )}
    </>
  );
}

function Formula({ field, entity, lines, onChange }: FieldKindProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const sources = useSources();
  const { names, scope } = useMemo(() => {
    const analysis = analyse(sources);
    const place = { module: entity.module, entity: entity.id };
    const within: ExpressionPlace =
      lines === undefined ? { kind: 'record', ...place } : { kind: 'line', ...place, lines };
    return { names: new Names(analysis, within), scope: scopeAt(analysis, within) };
  }, [sources, entity, lines]);
  const wanted = useMemo(() => resultValueType(field.result), [field.result]);
  return (
    <>
      <Part name={say('result')}>
        {(id) => (
          <Select
            id={id}
            value={field.result}
            options={resultTypes.map((type) => ({ value: type, label: label(fieldTypeWords[type].name) }))}
            onChange={(result) => onChange({ result })}
          />
        )}
      </Part>
      <Part isWide name={say('formula')} hint={say('formulaHint')}>
        {(id) => (
          <FormulaField
            id={id}
            value={field.formula}
            names={names}
            scope={scope}
            wanted={wanted}
            label={say('formula')}
            onChange={(formula) => onChange({ formula })}
          />
        )}
      </Part>
    </>
  );
}
