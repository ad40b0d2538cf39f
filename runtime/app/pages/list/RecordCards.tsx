import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import type { TableColumn } from '../../components/record-table/column.ts';
import { StateTag } from '../../components/StateTag.tsx';

/** Facts of a record that a card shows below its name. */
const factsOfCard = 4;

/** The same list for a phone: a card a record, only those in sight are drawn. */
export function RecordCards(props: {
  entity: EntityDefinition;
  columns: readonly TableColumn<RecordAnswer>[];
  records: readonly RecordAnswer[];
  pendingRows: number;
  onNearEnd: () => void;
}) {
  const { entity, columns, records, onNearEnd } = props;
  const frame = useRef<HTMLDivElement>(null);
  const facts = columns.filter(({ id }) => id !== entity.title && id !== 'state').slice(0, factsOfCard);
  const virtual = useVirtualizer({
    count: records.length + props.pendingRows,
    getScrollElement: () => frame.current,
    estimateSize: () => 112,
    overscan: 6,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (records.length > 0 && last >= records.length - 8) onNearEnd();
  }, [last, records.length, onNearEnd]);
  return (
    <div ref={frame} className="record-cards">
      <ul style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start, key }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Card entity={entity} facts={facts} record={records[index]} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Card(props: {
  entity: EntityDefinition;
  facts: readonly TableColumn<RecordAnswer>[];
  record: RecordAnswer | undefined;
}) {
  const { entity, facts, record } = props;
  if (!record)
    return (
      <div className="record-card">
        <i className="grey-bar" />
      </div>
    );
  return (
    <Link to={`/record/${entity.id}/${record.id}`} className="record-card">
      <span className="record-card-head">
        <strong className="ellipsis" data-user-content="">
          {String(record[entity.title] ?? record.id)}
        </strong>
        <StateTag entity={entity} state={record.state} />
      </span>
      <dl>
        {facts.map((column) => (
          <div key={column.id}>
            <dt>{column.label}</dt>
            <dd className="number">{column.render(record)}</dd>
          </div>
        ))}
      </dl>
    </Link>
  );
}
