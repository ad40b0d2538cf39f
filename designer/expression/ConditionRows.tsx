import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { conditionWords } from '../messages/condition.ts';
import { ConditionRow } from './ConditionRow.tsx';
import type { SentenceLabels } from './render-sentence.ts';
import { type Conjunction, isGroup, type RowGroup, type Sentence, type SentenceRow } from './sentence.ts';

const emptyRow: SentenceRow = { subject: { path: [] }, operator: '>=' };

interface Props {
  sentence: Sentence;
  labels: SentenceLabels;
  onChange: (sentence: Sentence) => void;
  id: string | undefined;
}

/** The rows of a condition, and groups of rows within it. */
export function ConditionRows({ sentence, labels, onChange, id }: Props) {
  const say = useWords(conditionWords);
  const { join, parts } = sentence;
  const replace = (index: number, part: SentenceRow | RowGroup | undefined) =>
    onChange({ join, parts: parts.flatMap((one, at) => (at === index ? (part ? [part] : []) : [one])) });
  const inner: Conjunction = join === 'and' ? 'or' : 'and';
  return (
    <div className="condition-rows">
      {parts.length === 0 && <p className="field-hint">{say('emptySentence')}</p>}
      {parts.length > 1 && <Join join={join} onChange={(next) => onChange(joined(sentence, next))} />}
      {parts.map((part, index) =>
        isGroup(part) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          <Group key={index} group={part} labels={labels} onChange={(next) => replace(index, next)} />
        ) : (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            key={index}
            id={index === 0 ? id : undefined}
            row={part}
            labels={labels}
            onChange={(next) => replace(index, next)}
            onRemove={() => replace(index, undefined)}
          />
        ),
      )}
      <div className="condition-add">
        <Button
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          onClick={() => onChange({ join, parts: [...parts, emptyRow] })}
        >
          {say('addRow')}
        </Button>
        {parts.length > 0 && (
          <Button
            size="small"
            type="text"
            onClick={() => onChange({ join, parts: [...parts, { join: inner, rows: [emptyRow, emptyRow] }] })}
          >
            {say('addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface GroupProps {
  group: RowGroup;
  labels: SentenceLabels;
  onChange: (group: RowGroup | undefined) => void;
}

function Group({ group, labels, onChange }: GroupProps) {
  const say = useWords(conditionWords);
  const { join, rows } = group;
  const replace = (index: number, row: SentenceRow | undefined) => {
    const next = rows.flatMap((one, at) => (at === index ? (row ? [row] : []) : [one]));
    onChange(next.length === 0 ? undefined : { join, rows: next });
  };
  return (
    <div className="condition-group">
      <p className="section-title">{say(join === 'and' ? 'allHint' : 'anyHint')}</p>
      {rows.map((row, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={index}
          id={undefined}
          row={row}
          labels={labels}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, undefined)}
        />
      ))}
      <Button
        size="small"
        type="text"
        icon={<PlusOutlined />}
        onClick={() => onChange({ join, rows: [...rows, emptyRow] })}
      >
        {say('addRow')}
      </Button>
    </div>
  );
}

function Join({ join, onChange }: { join: Conjunction; onChange: (join: Conjunction) => void }) {
  const say = useWords(conditionWords);
  return (
    <Segmented
      size="small"
      aria-label={say('joinWith')}
      value={join}
      onChange={onChange}
      options={[
        { value: 'and', label: say('allHint') },
        { value: 'or', label: say('anyHint') },
      ]}
    />
  );
}

/** Groups join their rows the other way, or they would be no groups. */
function joined({ parts }: Sentence, join: Conjunction): Sentence {
  const inner: Conjunction = join === 'and' ? 'or' : 'and';
  return { join, parts: parts.map((part) => (isGroup(part) ? { ...part, join: inner } : part)) };
}
