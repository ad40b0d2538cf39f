import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { AmendingMark } from '../../components/amendment/AmendingMark.tsx';
import { CardList } from '../../components/card-list/CardList.tsx';
import { FactCard } from '../../components/card-list/FactCard.tsx';
import type { TableColumn } from '../../components/record-table/column.ts';
import { StateTag } from '../../components/StateTag.tsx';
import { useRecordTitle } from '../record/record-title.ts';

/** Facts of a record that a card shows below its name. */
const factsOfCard = 4;

/** The same list for a phone. */
export function RecordCards(props: {
  entity: EntityDefinition;
  columns: readonly TableColumn<RecordAnswer>[];
  records: readonly RecordAnswer[];
  pendingRows: number;
  onNearEnd: () => void;
}) {
  const { entity, columns, records } = props;
  const titleOf = useRecordTitle();
  const facts = columns.filter(({ id }) => id !== entity.title && id !== 'state').slice(0, factsOfCard);
  return (
    <CardList rows={records} pendingRows={props.pendingRows} onNearEnd={props.onNearEnd}>
      {(record) => (
        <FactCard
          row={record}
          title={<span data-user-content="">{titleOf(entity, record)}</span>}
          mark={
            <>
              <StateTag entity={entity} state={record.state} />
              <AmendingMark amending={record.amending ?? []} />
            </>
          }
          facts={facts}
          href={`/record/${entity.id}/${record.id}`}
        />
      )}
    </CardList>
  );
}
