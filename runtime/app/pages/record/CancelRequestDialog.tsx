import { useQuery } from '@tanstack/react-query';
import { previewAmendment } from '../../api/amendments.ts';
import type { EntityDescription } from '../../api/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { ApprovalStrip } from '../../components/approval/ApprovalStrip.tsx';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import { ActDialog } from './ActDialog.tsx';
import { useRecordTitle } from './record-title.ts';
import type { RecordActs } from './use-record-acts.ts';

/** Asks for the reason of a cancellation, and says who will decide about it. */
export function CancelRequestDialog(props: {
  description: EntityDescription;
  record: RecordAnswer;
  acts: RecordActs;
  onClose: () => void;
}) {
  const { description, record, acts, onClose } = props;
  const { entity } = description;
  const say = useWords(amendmentWords);
  const title = useRecordTitle()(entity, record);
  const { data } = useQuery({
    queryKey: ['record', entity.id, record.id, 'cancel-preview'],
    queryFn: ({ signal }) => previewAmendment([entity.id, record.id], { purpose: 'cancel' }, signal),
  });
  return (
    <ActDialog
      title={say('cancel-title', { title })}
      text={say('cancel-text')}
      confirm={say('submit')}
      isDanger
      asksReason
      isBusy={acts.isBusy}
      onConfirm={(reason = '') => acts.request({ purpose: 'cancel', reason })}
      onClose={onClose}
    >
      {data?.path && <ApprovalStrip path={data.path} entity={entity} />}
    </ActDialog>
  );
}
