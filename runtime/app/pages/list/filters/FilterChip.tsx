import { CloseOutlined, DownOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { NamedEntity } from '../../../api/titles.ts';
import { listWords } from '../../../messages/areas/list.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { ListField } from '../list-field.ts';
import { blankFilter, type FilterValue, isBlank } from './filter-kind.ts';
import { useFilterSentence } from './use-filter-sentence.ts';

// The calendars that come with it are for those who filter.
const FilterEditor = lazy(() => import('./FilterEditor.tsx'));

/** One filter of the bar: what it asks; a click changes it, the cross takes it away. */
export function FilterChip(props: {
  field: ListField;
  value: FilterValue;
  named: NamedEntity;
  /** Just added: its editor is open. */
  isNew: boolean;
  onChange: (value: FilterValue) => void;
  /** Takes it out of the bar; of one that always stands there, only what it asks. */
  onRemove: (() => void) | undefined;
  /** It always asks something. */
  isFixed?: boolean;
}) {
  const { field, value, named, onChange, onRemove } = props;
  const say = useWords(listWords);
  const [isOpen, setOpen] = useState(props.isNew);
  const sentence = useFilterSentence(field, value, named);
  const isAsking = !isBlank(value);
  return (
    <span className="filter-chip" data-asking={isAsking || undefined}>
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={
          <Suspense fallback={<div className="filter-editor" />}>
            <FilterEditor
              field={field}
              value={value}
              named={named}
              onChange={onChange}
              onDone={() => setOpen(false)}
            />
          </Suspense>
        }
      >
        <button type="button" className="plain-button" aria-expanded={isOpen}>
          {field.label}
          {isAsking ? (
            <strong className="ellipsis" data-user-content={value.kind === 'options' ? undefined : ''}>
              {sentence}
            </strong>
          ) : (
            <DownOutlined />
          )}
        </button>
      </Popover>
      {(isAsking || onRemove) && !props.isFixed && (
        <button
          type="button"
          className="plain-button filter-chip-remove"
          aria-label={say('removeFilter', { label: field.label })}
          onClick={() => (onRemove ? onRemove() : onChange(blankFilter(value.kind)))}
        >
          <CloseOutlined />
        </button>
      )}
    </span>
  );
}
