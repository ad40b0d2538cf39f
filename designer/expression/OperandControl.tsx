import { FieldNumberOutlined, LinkOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, InputNumber, Select, Tooltip } from 'antd';
import dayjs from 'dayjs';
import type { ComponentType } from 'react';
import { textOf } from '../../engine/definition/common.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { conditionWords } from '../messages/condition.ts';
import { useOrganisation } from '../organisation/use-organisation.ts';
import { fractionOf, percentOf } from './percent.ts';
import type { SentenceLabels } from './render-sentence.ts';
import { SubjectSelect } from './SubjectSelect.tsx';
import type { Operand, SentenceOperator } from './sentence.ts';
import type { SubjectChoice, SubjectKind } from './subjects.ts';

export interface OperandProps {
  choice: SubjectChoice;
  choices: readonly SubjectChoice[];
  operator: SentenceOperator;
  operand: Operand;
  labels: SentenceLabels;
  onChange: (operand: Operand) => void;
}

/** What a row compares with, entered as its field is. */
const controls: Record<SubjectKind, ComponentType<OperandProps>> = {
  number: NumberOperand,
  choice: ChoiceOperand,
  text: TextOperand,
  boolean: () => null,
  date: DateOperand,
  person: PersonOperand,
  coded: CodedOperand,
};

export function OperandControl(props: OperandProps) {
  const Control = controls[props.choice.kind];
  return (
    <div className="condition-operand">
      <Control {...props} />
    </div>
  );
}

function NumberOperand({ choice, choices, operand, labels, onChange }: OperandProps) {
  const say = useWords(conditionWords);
  const isField = operand.kind === 'subject';
  const isPercent = choice.name.measure === 'percent' && choice.subject.aggregate !== 'size';
  const isMoney = choice.name.measure === 'money' && choice.subject.aggregate !== 'size';
  const numbers = choices.filter((one) => one.kind === 'number' && one.key !== choice.key);
  const digits = operand.kind === 'number' ? operand.digits : '';
  return (
    <>
      {isField ? (
        <SubjectSelect
          choices={numbers}
          row={operand}
          labels={labels}
          onChange={({ subject }) => onChange({ kind: 'subject', subject })}
        />
      ) : (
        <InputNumber<string>
          stringMode
          controls={false}
          aria-label={say('value')}
          value={isPercent && digits !== '' ? percentOf(digits) : digits}
          suffix={isPercent ? '%' : isMoney ? (labels.currency ?? 'CNY') : undefined}
          onChange={(next) => {
            const text = next === null ? '' : String(next);
            onChange({ kind: 'number', digits: isPercent ? fractionOf(text) : text });
          }}
        />
      )}
      <Tooltip title={say(isField ? 'compareValue' : 'compareField')}>
        <Button
          type="text"
          size="small"
          icon={isField ? <FieldNumberOutlined /> : <LinkOutlined />}
          aria-label={say(isField ? 'compareValue' : 'compareField')}
          onClick={() =>
            onChange(isField ? { kind: 'number', digits: '' } : { kind: 'subject', subject: { path: [] } })
          }
        />
      </Tooltip>
    </>
  );
}

function ChoiceOperand({ choice, operand, onChange }: OperandProps) {
  const language = useLanguage();
  const options = Object.entries(choice.name.options ?? {}).map(([value, label]) => ({
    value,
    label: textOf(label, language) || value,
  }));
  return <Values options={options} operand={operand} onChange={onChange} />;
}

function PersonOperand({ operand, onChange }: OperandProps) {
  const { people } = useOrganisation();
  const options = people.map(({ username, name, department }) => ({
    value: username,
    label: department ? `${name} · ${department}` : name,
  }));
  return <Values options={options} operand={operand} onChange={onChange} />;
}

function CodedOperand(props: OperandProps) {
  const { departments, positions } = useOrganisation();
  const { type } = props.choice.name;
  const shape = type.kind === 'record' ? type.shape : '';
  const coded = { department: departments, position: positions }[shape];
  if (!coded) return <TextOperand {...props} />;
  const options = coded.map(({ code, name }) => ({ value: code, label: name }));
  return <Values options={options} operand={props.operand} onChange={props.onChange} />;
}

interface ValuesProps {
  options: { value: string; label: string }[];
  operand: Operand;
  onChange: (operand: Operand) => void;
}

/** One of some values, or several. */
function Values({ options, operand, onChange }: ValuesProps) {
  const say = useWords(conditionWords);
  const shared = {
    className: 'condition-values',
    'aria-label': say('value'),
    placeholder: say('chooseValue'),
    showSearch: { optionFilterProp: 'label' },
    options,
    popupMatchSelectWidth: false,
  };
  if (operand.kind === 'texts')
    return (
      <Select
        {...shared}
        mode="multiple"
        value={[...operand.values]}
        onChange={(values: string[]) => onChange({ kind: 'texts', values })}
      />
    );
  const value = operand.kind === 'text' && operand.value !== '' ? operand.value : null;
  return (
    <Select {...shared} value={value} onChange={(next: string) => onChange({ kind: 'text', value: next })} />
  );
}

function TextOperand({ operand, onChange }: OperandProps) {
  const say = useWords(conditionWords);
  if (operand.kind === 'texts')
    return (
      <Select
        mode="tags"
        className="condition-values"
        aria-label={say('value')}
        open={false}
        value={[...operand.values]}
        onChange={(values: string[]) => onChange({ kind: 'texts', values })}
      />
    );
  return (
    <Input
      aria-label={say('value')}
      value={operand.kind === 'text' ? operand.value : ''}
      onChange={({ target: { value } }) => onChange({ kind: 'text', value })}
    />
  );
}

function DateOperand({ operand, onChange }: OperandProps) {
  const say = useWords(conditionWords);
  const isRelative = operand.kind === 'day';
  return (
    <>
      <Select
        aria-label={say('value')}
        value={isRelative ? 'relative' : 'fixed'}
        options={[
          { value: 'relative', label: say('fromToday') },
          { value: 'fixed', label: say('onDay') },
        ]}
        popupMatchSelectWidth={false}
        onChange={(next) =>
          onChange(next === 'relative' ? { kind: 'day', offset: 0 } : { kind: 'text', value: '' })
        }
      />
      {isRelative ? (
        <Tooltip title={say('daysHint')}>
          <InputNumber
            aria-label={say('days')}
            precision={0}
            value={operand.offset}
            suffix={say('days')}
            onChange={(offset) => onChange({ kind: 'day', offset: offset ?? 0 })}
          />
        </Tooltip>
      ) : (
        <DatePicker
          aria-label={say('onDay')}
          value={operand.kind === 'text' && operand.value !== '' ? dayjs(operand.value) : null}
          onChange={(day) => onChange({ kind: 'text', value: day ? day.format('YYYY-MM-DD') : '' })}
        />
      )}
    </>
  );
}
