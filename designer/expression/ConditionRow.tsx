import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { conditionWords } from '../messages/condition.ts';
import { OperandControl } from './OperandControl.tsx';
import { operandFor, operatorsFor } from './operators-for.ts';
import type { SentenceLabels } from './render-sentence.ts';
import { SubjectSelect } from './SubjectSelect.tsx';
import type { SentenceOperator, SentenceRow } from './sentence.ts';
import { type SubjectChoice, subjectChoices, subjectKey } from './subjects.ts';

interface Props {
  id: string | undefined;
  row: SentenceRow;
  labels: SentenceLabels;
  onChange: (row: SentenceRow) => void;
  onRemove: () => void;
}

/** One row: what is asked about, how it compares, with what. */
export function ConditionRow({ id, row, labels, onChange, onRemove }: Props) {
  const say = useWords(conditionWords);
  const choices = useMemo(() => subjectChoices(labels.names), [labels]);
  const chosen = choices.find((one) => one.key === subjectKey(row.subject));
  const operators = chosen ? operatorsFor[chosen.kind] : [];
  const setSubject = (choice: SubjectChoice) => {
    const kept = operatorsFor[choice.kind].some(([one]) => one === row.operator);
    const operator = kept ? row.operator : (operatorsFor[choice.kind][0]?.[0] as SentenceOperator);
    const before = chosen?.kind === choice.kind && chosen.kind !== 'choice' ? row.operand : undefined;
    const operand = operandFor(choice.kind, operator, before);
    onChange({ subject: choice.subject, operator, ...(operand && { operand }) });
  };
  const setOperator = (operator: SentenceOperator) => {
    const operand = chosen && operandFor(chosen.kind, operator, row.operand);
    onChange({ subject: row.subject, operator, ...(operand && { operand }) });
  };
  return (
    <div className="condition-row">
      <SubjectSelect id={id} choices={choices} row={row} labels={labels} onChange={setSubject} />
      <Select<SentenceOperator>
        className="condition-operator"
        aria-label={say('operator')}
        disabled={!chosen}
        value={chosen ? row.operator : null}
        onChange={setOperator}
        options={operators.map(([value, key]) => ({ value, label: say(key) }))}
        popupMatchSelectWidth={false}
      />
      {chosen && row.operand && (
        <OperandControl
          choice={chosen}
          choices={choices}
          operator={row.operator}
          operand={row.operand}
          labels={labels}
          onChange={(operand) => onChange({ ...row, operand })}
        />
      )}
      <Button
        type="text"
        size="small"
        className="condition-remove"
        icon={<CloseOutlined />}
        aria-label={say('removeRow')}
        onClick={onRemove}
      />
    </div>
  );
}
