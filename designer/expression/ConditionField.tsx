import { Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { parseExpression } from '../../engine/expression/parse-expression.ts';
import type { Scope } from '../../engine/expression/scope.ts';
import { boolean } from '../../engine/expression/value-type.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { conditionWords } from '../messages/condition.ts';
import { ConditionRows } from './ConditionRows.tsx';
import { FormulaField } from './FormulaField.tsx';
import { renderParts, type SentenceLabels } from './render-sentence.ts';
import { isGroup, type Sentence, sentenceOf } from './sentence.ts';
import { subjectChoices, subjectKey } from './subjects.ts';
import { writeSentence } from './write-sentence.ts';
import './condition.css';

export interface ConditionFieldProps {
  value: string | undefined;
  labels: SentenceLabels;
  scope: Scope | undefined;
  onChange: (value: string | undefined) => void;
  label: string;
  id?: string;
}

const nothing: Sentence = { join: 'and', parts: [] };

/** A condition as rows that read as a sentence; as a formula where no sentence says it, or when wanted. */
export function ConditionField(props: ConditionFieldProps) {
  const { value, labels, scope, onChange, label, id } = props;
  const say = useWords(conditionWords);
  const language = useLanguage();
  const [isFormula, setFormula] = useState(false);
  const parsed = useMemo(() => read(value), [value]);
  const [edited, setEdited] = useState<Sentence>();
  const written = useRef<string | undefined>(undefined);
  // Whatever else changed the condition, undo before all, is shown as it is now.
  const sentence = edited && written.current === value ? edited : parsed;
  const change = (next: Sentence) => {
    const source = writeSentence(next);
    const isDone = source !== undefined || next.parts.length === 0;
    setEdited(next);
    written.current = isDone ? source : value;
    if (isDone && source !== value) onChange(source);
  };
  const canBeRows = useMemo(() => sentence !== undefined && isOffered(sentence, labels), [sentence, labels]);
  const asFormula = isFormula || sentence === undefined || !canBeRows;
  return (
    <div className="condition">
      <Segmented
        size="small"
        aria-label={say('mode')}
        value={asFormula ? 'formula' : 'sentence'}
        onChange={(mode) => setFormula(mode === 'formula')}
        options={[
          { value: 'sentence', label: say('sentence'), disabled: !canBeRows },
          { value: 'formula', label: say('formula') },
        ]}
      />
      {asFormula ? (
        <>
          {sentence === undefined && <p className="field-hint">{say('notSentence')}</p>}
          <FormulaField
            value={value ?? ''}
            names={labels.names}
            scope={scope}
            wanted={boolean}
            label={label}
            hint={say('formulaHint')}
            onChange={(next) => onChange(next.trim() === '' ? undefined : next)}
            {...(id !== undefined && { id })}
          />
        </>
      ) : (
        <ConditionRows sentence={sentence} labels={labels} onChange={change} id={id} />
      )}
      {sentence && sentence.parts.length > 0 && writeSentence(sentence) !== undefined && (
        <p className="condition-read" data-user-content="">
          {say('reads', { words: renderParts(sentence, labels, language) })}
        </p>
      )}
      {!asFormula && sentence.parts.length > 0 && writeSentence(sentence) === undefined && (
        <p className="property-warning">▲ {say('unfinished')}</p>
      )}
    </div>
  );
}

/** Whether every row asks about something that rows offer: a person compared with a person is read, but not put together of rows. */
function isOffered({ parts }: Sentence, labels: SentenceLabels): boolean {
  const keys = new Set(subjectChoices(labels.names).map((one) => one.key));
  return parts
    .flatMap((part) => (isGroup(part) ? part.rows : [part]))
    .every(({ subject }) => subject.path.length === 0 || keys.has(subjectKey(subject)));
}

/** The sentence of a condition; nothing at all is an empty one. */
function read(value: string | undefined): Sentence | undefined {
  if (value === undefined || value.trim() === '') return nothing;
  const tree = parseExpression(value, '');
  return 'code' in tree ? undefined : sentenceOf(tree);
}
