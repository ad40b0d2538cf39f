import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { Decimal } from '../../../../engine/decimal.ts';
import type { EntityDescription, OfferedConversion } from '../../api/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { FieldValue } from '../../components/FieldValue.tsx';
import { useLabel } from '../../components/use-label.ts';
import { groupDigits, shortDigits } from '../../form/values/format-number.ts';
import { plainText } from '../../form/values/plain-text.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { type ConvertibleLine, convertibleLines, isWithin } from './convertible-lines.ts';
import type { RecordActs } from './use-record-acts.ts';
import './convert-dialog.css';

/** Makes the next document, of everything that remains or of the quantities chosen line by line. */
export function ConvertDialog(props: {
  description: EntityDescription;
  conversion: OfferedConversion;
  record: RecordAnswer;
  acts: RecordActs;
  onClose: () => void;
}) {
  const { description, conversion, record, acts, onClose } = props;
  const say = useWords(recordWords);
  const label = useLabel();
  const lines = convertibleLines(conversion, record);
  const [chosen, setChosen] = useState(() =>
    Object.fromEntries(lines.map((line) => [line.id, line.remaining])),
  );
  const [isEmpty, setEmpty] = useState(false);
  const isValid = lines.every((line) => isWithin(chosen[line.id] ?? '', line.remaining));
  const set = (quantities: Record<string, string>) => {
    setEmpty(false);
    setChosen(quantities);
  };

  async function confirm() {
    const taken = Object.fromEntries(
      Object.entries(chosen).filter(([, quantity]) => quantity !== '' && !new Decimal(quantity).isZero()),
    );
    if (lines.length > 0 && Object.keys(taken).length === 0) return setEmpty(true);
    if (isValid && (await acts.convert(conversion, lines.length > 0 ? taken : undefined))) onClose();
  }

  return (
    <Modal
      open
      title={label(conversion.label)}
      okText={label(conversion.label)}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !isValid }}
      confirmLoading={acts.isBusy}
      onOk={confirm}
      onCancel={onClose}
      width={640}
    >
      {lines.length > 0 && (
        <>
          <div className="convert-head">
            <p>{say('convertText')}</p>
            <Button
              size="small"
              onClick={() => set(Object.fromEntries(lines.map((line) => [line.id, line.remaining])))}
            >
              {say('convertAll')}
            </Button>
            <Button size="small" onClick={() => set(Object.fromEntries(lines.map((line) => [line.id, ''])))}>
              {say('convertNone')}
            </Button>
          </div>
          <ul className="convert-lines">
            {lines.map((line) => (
              <ConvertLine
                key={line.id}
                line={line}
                name={<LineName description={description} conversion={conversion} line={line} />}
                quantity={chosen[line.id] ?? ''}
                onChange={(quantity) => set({ ...chosen, [line.id]: quantity })}
              />
            ))}
          </ul>
          <p role="alert" className="convert-problem">
            {isEmpty && say('convertNothing')}
          </p>
        </>
      )}
    </Modal>
  );
}

function ConvertLine(props: {
  line: ConvertibleLine;
  name: React.ReactNode;
  quantity: string;
  onChange: (quantity: string) => void;
}) {
  const { line, name, quantity, onChange } = props;
  const say = useWords(recordWords);
  const isRight = isWithin(quantity, line.remaining);
  const remaining = groupDigits(shortDigits(line.remaining));
  return (
    <li>
      <span className="convert-name">
        <small>{line.number}</small> {name}
      </span>
      <span className="convert-remaining number">
        {say('remaining')} {remaining}{' '}
        <small>{say('convertOf', { of: groupDigits(shortDigits(line.of)) })}</small>
      </span>
      <Input
        className="convert-quantity"
        inputMode="decimal"
        aria-label={`${say('line')} ${line.number}: ${say('convertQuantity')}`}
        status={isRight ? '' : 'error'}
        title={isRight ? '' : say('convertTooMuch', { remaining })}
        value={shortDigits(quantity)}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => onChange(plainText(target.value).replaceAll(',', ''))}
      />
    </li>
  );
}

/** A line is called by its first reference, such as the product. */
function LineName(props: {
  description: EntityDescription;
  conversion: OfferedConversion;
  line: ConvertibleLine;
}) {
  const { description, conversion, line } = props;
  const lines = description.entity.fields[conversion.lines?.from ?? ''];
  if (lines?.type !== 'lines') return null;
  const named = Object.entries(lines.fields).find(([, column]) => column.type === 'reference');
  return named ? <FieldValue field={named[1]} value={line.row[named[0]]} /> : null;
}
