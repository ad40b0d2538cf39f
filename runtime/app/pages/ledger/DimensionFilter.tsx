import { CloseOutlined } from '@ant-design/icons';
import { useEntity } from '../../api/entity.ts';
import type { LedgerDescription } from '../../api/ledgers.ts';
import { useLabel } from '../../components/use-label.ts';
import { ledgerWords } from '../../messages/areas/ledger.ts';
import { listWords } from '../../messages/areas/list.ts';
import { useWords } from '../../messages/use-words.ts';
import { FilterChip } from '../list/filters/FilterChip.tsx';
import type { FilterValue } from '../list/filters/filter-kind.ts';
import type { ListField } from '../list/list-field.ts';
import '../list/filters/filter-bar.css';

type Dimension = LedgerDescription['dimensions'][string];

interface DimensionFilterProps<D extends Dimension> {
  dimension: D;
  /** The id of a record, or a text; a blank text is a value as well. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Narrows a ledger to one value of a dimension. */
export function DimensionFilter({ dimension, ...rest }: DimensionFilterProps<Dimension>) {
  if (dimension.type === 'reference') return <ReferenceFilter dimension={dimension} {...rest} />;
  return rest.value === undefined ? null : <TextFilter dimension={dimension} {...rest} />;
}

/** One record of all that may be read. */
function ReferenceFilter(props: DimensionFilterProps<Extract<Dimension, { type: 'reference' }>>) {
  const { dimension, value, onChange } = props;
  const label = useLabel();
  const { data: description } = useEntity(dimension.entity);
  const { entity } = dimension;
  const field: ListField = {
    path: entity,
    label: label(dimension.label),
    isStored: true,
    field: {
      type: 'reference',
      entity,
      label: dimension.label,
      required: false,
      unique: false,
      sensitive: false,
      change: 'free',
    },
  };
  const choose = (chosen: FilterValue) => {
    if (chosen.kind !== 'references') return;
    // The list lets several be ticked; a ledger is narrowed to the one ticked last.
    onChange(chosen.ids.findLast((id) => id !== value));
  };
  if (!description) return null;
  return (
    <FilterChip
      field={field}
      value={{ kind: 'references', ids: value === undefined ? [] : [value] }}
      named={{ entity, title: description.entity.title }}
      isNew={false}
      onChange={choose}
      onRemove={undefined}
    />
  );
}

/** What a balance was opened with: it is taken away, not chosen. */
function TextFilter({ dimension, value, onChange }: DimensionFilterProps<Dimension>) {
  const say = useWords(ledgerWords);
  const sayList = useWords(listWords);
  const label = useLabel();
  const name = label(dimension.label);
  return (
    <span className="filter-chip" data-asking="">
      <span className="ledger-text-filter">
        {name}
        {value === '' ? (
          <strong>{say('blank')}</strong>
        ) : (
          <strong className="ellipsis" data-user-content="">
            {value}
          </strong>
        )}
      </span>
      <button
        type="button"
        className="plain-button filter-chip-remove"
        aria-label={sayList('removeFilter', { label: name })}
        onClick={() => onChange(undefined)}
      >
        <CloseOutlined />
      </button>
    </span>
  );
}
