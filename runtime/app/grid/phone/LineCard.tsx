import { memo } from 'react';
import { textOf } from '../../../../engine/definition/common.ts';
import { isError } from '../../../../engine/issue.ts';
import type { LineRow } from '../../../../engine/record/values.ts';
import { unitOf } from '../../form/controls/unit-of.ts';
import { useForm, useFormState, useReader } from '../../form/form-context.ts';
import { formatValue } from '../../form/values/format-value.ts';
import { gridWords } from '../../messages/areas/grid.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { type GridColumn, worthColumn } from '../grid-columns.ts';

interface LineCardProps {
  lines: string;
  row: LineRow;
  index: number;
  columns: readonly GridColumn[];
  onOpen: () => void;
}

/** Facts that a card shows besides its title. */
const mostFacts = 3;

/** A line in short: what it is, how much of it, what it comes to. */
export const LineCard = memo(function LineCard({ lines, row, index, columns, onOpen }: LineCardProps) {
  const { model } = useForm();
  const reader = useReader();
  const language = useLanguage();
  const say = useWords(gridWords);
  const prefix = `${lines}/${row.id}/`;
  const worst = useFormState(({ issues }) => worstOf(issues, prefix));
  const typed = useFormState(({ content }) => {
    const key = `${prefix}${columns[0]?.field.id}`;
    return content.texts.get(key)?.text ?? content.waiting.get(key)?.text;
  });
  const [first, ...rest] = columns;
  if (!first) return null;
  const title = typed ?? formatValue(first.field.definition, row[first.field.id], reader);
  const amount = worthColumn(rest.filter((column) => row[column.field.id] !== undefined));
  const facts = factsOf(
    rest.filter((column) => column !== amount),
    row,
  );
  return (
    <button type="button" className="line-card" data-severity={worst} onClick={onOpen}>
      <span className="line-card-number">{index + 1}</span>
      <span className="line-card-title" data-user-content={title === '' ? undefined : ''}>
        {title || say('blankLine')}
      </span>
      {amount && (
        <span className="line-card-amount number">
          {formatValue(amount.field.definition, row[amount.field.id], reader)}
        </span>
      )}
      <span className="line-card-facts">
        {facts.map(({ field, isNumeric }) => (
          <span key={field.id}>
            <span className="form-note">{textOf(field.definition.label, language)}</span>{' '}
            <span className={isNumeric ? 'number' : undefined} data-user-content="">
              {formatValue(field.definition, row[field.id], reader)}
              {field.unit && ` ${unitOf(model.ground, field, model.state.getState().content.values, row)}`}
            </span>
          </span>
        ))}
      </span>
    </button>
  );
});

/** Numbers that are not nought tell most of a line; where it has none, whatever else is filled in. */
function factsOf(columns: readonly GridColumn[], row: LineRow): readonly GridColumn[] {
  const filled = columns.filter(({ field }) => (row[field.id] ?? '') !== '');
  const numbers = filled.filter(
    ({ field, isNumeric }) => isNumeric && !/^0(\.0+)?$/.test(String(row[field.id])),
  );
  return (numbers.length > 0 ? numbers : filled.filter(({ isNumeric }) => !isNumeric)).slice(0, mostFacts);
}

function worstOf(issues: ReadonlyMap<string, readonly Parameters<typeof isError>[0][]>, prefix: string) {
  let worst: 'error' | 'warning' | undefined;
  for (const [key, list] of issues) {
    if (!key.startsWith(prefix)) continue;
    if (list.some(isError)) return 'error';
    worst = 'warning';
  }
  return worst;
}
