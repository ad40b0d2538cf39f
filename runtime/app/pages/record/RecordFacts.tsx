import type { RecordAnswer } from '../../api/records.ts';
import { useMoment } from '../../components/use-moment.ts';
import { usePersonName } from '../../components/use-person-name.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';

/** Who makes the settings that nobody has changed yet. */
const engineItself = 'system';

/** Which revision it is, who made it and who changed it last. */
export function RecordFacts({ record }: { record: RecordAnswer }) {
  const say = useWords(recordWords);
  const moment = useMoment();
  const nameOf = usePersonName();
  const { revision, createdBy, createdAt, updatedBy, updatedAt } = record;
  return (
    <p className="record-facts" data-user-content="">
      <span>{say('revision', { revision })}</span>
      {createdBy.id !== engineItself && (
        <span title={moment.full(createdAt)}>
          {say('createdBy', { name: nameOf(createdBy), time: moment.ago(createdAt) })}
        </span>
      )}
      {revision > 1 && (
        <span title={moment.full(updatedAt)}>
          {say('updatedBy', { name: nameOf(updatedBy), time: moment.ago(updatedAt) })}
        </span>
      )}
    </p>
  );
}
