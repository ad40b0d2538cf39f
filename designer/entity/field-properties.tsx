import type { ReactNode } from 'react';
import type { FieldTypeName, ResultType } from '../../engine/definition/field.ts';
import type { ValueType } from '../../engine/expression/value-type.ts';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import type { ExpressionPlace } from '../expression/place.ts';
import { ChoiceField } from '../properties/ChoiceField.tsx';
import { CountField } from '../properties/CountField.tsx';
import { EntityField } from '../properties/EntityField.tsx';
import { ConditionProperty, FormulaProperty } from '../properties/ExpressionField.tsx';
import { OptionsField } from '../properties/OptionsField.tsx';
import { SwitchField } from '../properties/SwitchField.tsx';
import { TextField } from '../properties/TextField.tsx';
import { LinesSumFields } from './LinesSumFields.tsx';

/** The field whose properties are shown, and where its expressions stand. */
export interface FieldSubject {
  entity: DefinitionRef;
  keys: readonly string[];
  within: ExpressionPlace;
  /** What its values are; undefined while that cannot be said. */
  type: ValueType | undefined;
  formulaHint: string;
}

type Render = (subject: FieldSubject) => ReactNode;

const at = ({ entity, keys }: FieldSubject, key: string) => ({ definition: entity, path: [...keys, key] });

const scale: Render = (subject) => <CountField key="scale" place={at(subject, 'scale')} min={0} max={12} />;
const least: Render = (subject) => <TextField key="min" place={at(subject, 'min')} />;
const most: Render = (subject) => <TextField key="max" place={at(subject, 'max')} />;
const filter: Render = (subject) => (
  <ConditionProperty key="filter" place={at(subject, 'filter')} within={subject.within} />
);
const options: Render = (subject) => <OptionsField key="options" place={at(subject, 'options')} />;

export const resultTypes: readonly ResultType[] = [
  'text',
  'integer',
  'decimal',
  'money',
  'quantity',
  'percent',
  'boolean',
  'date',
];

const result: Render = (subject) => (
  <ChoiceField
    key="result"
    place={at(subject, 'result')}
    options={resultTypes}
    fallback="decimal"
    words="fieldType"
  />
);

const count =
  (key: string, min: number, max: number, fallback?: number): Render =>
  (subject) => (
    <CountField
      key={key}
      place={at(subject, key)}
      min={min}
      max={max}
      {...(fallback !== undefined && { fallback })}
    />
  );

const numeric: readonly Render[] = [scale, least, most];

/** What fields of a type have besides what every field has. Does not compile while a type is missing. */
export const fieldProperties: Record<FieldTypeName, readonly Render[]> = {
  text: [
    count('maxLength', 1, 4000, 200),
    count('minLength', 0, 4000, 0),
    (subject) => <TextField key="pattern" place={at(subject, 'pattern')} placeholder="[A-Z]{2}\d{4}" />,
  ],
  'long-text': [count('maxLength', 1, 100_000, 4000)],
  integer: [count('min', -1_000_000_000, 1_000_000_000), count('max', -1_000_000_000, 1_000_000_000)],
  decimal: numeric,
  money: [
    (subject) => <TextField key="currency" place={at(subject, 'currency')} placeholder="CNY" />,
    ...numeric,
  ],
  quantity: [
    (subject) => (
      <FormulaProperty
        key="unit"
        place={at(subject, 'unit')}
        within={subject.within}
        wanted={{ kind: 'text' }}
      />
    ),
    ...numeric,
  ],
  percent: numeric,
  boolean: [],
  date: [],
  'date-time': [],
  choice: [options],
  'multi-choice': [options],
  reference: [(subject) => <EntityField key="entity" place={at(subject, 'entity')} />, filter],
  user: [filter],
  department: [filter],
  'auto-number': [
    (subject) => <TextField key="pattern" place={at(subject, 'pattern')} placeholder="SO-{yyyyMM}-{0000}" />,
    (subject) => <SwitchField key="gapless" place={at(subject, 'gapless')} />,
  ],
  formula: [
    result,
    (subject) => (
      <FormulaProperty
        key="formula"
        place={at(subject, 'formula')}
        within={subject.within}
        wanted={subject.type}
        hint={subject.formulaHint}
      />
    ),
    scale,
  ],
  'roll-up': [(subject) => <LinesSumFields key="sum" subject={subject} />],
  attachment: [count('max', 1, 100, 20), count('maxSize', 1, 100, 20)],
  lines: [count('min', 0, 5000, 0), count('max', 1, 5000, 1000)],
};

/** Kept by the engine: nobody fills it in, so nothing is asked of what is filled in. */
export const computedTypes: ReadonlySet<string> = new Set(['auto-number', 'formula', 'roll-up']);
