import type { PathStep } from '../../api/approval-path.ts';
import type { EntityDescription, OfferedConversion } from '../../api/entity.ts';
import type { OfferedAction, RecordAction } from '../../api/record-actions.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { useLabel } from '../../components/use-label.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { ActDialog } from './ActDialog.tsx';
import { AdministerDialog } from './AdministerDialog.tsx';
import { CancelRequestDialog } from './CancelRequestDialog.tsx';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import { ConvertDialog } from './ConvertDialog.tsx';
import { useRecordTitle } from './record-title.ts';
import type { RecordActs } from './use-record-acts.ts';

/** What a button of the record asks before it acts. */
export type OpenDialog =
  | { kind: 'act'; action: RecordAction }
  | { kind: 'approval'; action: 'withdraw' | 'retry'; instance: string }
  | { kind: 'choose'; action: RecordAction; steps: readonly PathStep[] }
  | { kind: 'administer'; action: OfferedAction; instance: string }
  | { kind: 'convert'; conversion: OfferedConversion }
  | { kind: 'cancel' }
  | { kind: 'delete' };

export function RecordDialogs(props: {
  dialog: OpenDialog | undefined;
  description: EntityDescription;
  record: RecordAnswer;
  acts: RecordActs;
  onClose: () => void;
}) {
  const { dialog, description, record, acts, onClose } = props;
  const titleOf = useRecordTitle();
  const say = useWords(recordWords);
  const label = useLabel();
  const title = titleOf(description.entity, record);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'convert':
      return (
        <ConvertDialog
          description={description}
          conversion={dialog.conversion}
          record={record}
          acts={acts}
          onClose={onClose}
        />
      );
    case 'act': {
      const { action } = dialog;
      return (
        <ActDialog
          title={say('confirmTitle', { action: label(action.label), title })}
          confirm={label(action.label)}
          asksReason={action.asksReason ?? false}
          isBusy={acts.isBusy}
          onConfirm={(reason) => acts.take(action, reason)}
          onClose={onClose}
        />
      );
    }
    case 'approval':
      return (
        <ActDialog
          title={dialog.action === 'withdraw' ? say('withdrawTitle', { title }) : say('retry')}
          text={dialog.action === 'withdraw' ? say('withdrawText') : ''}
          confirm={say(dialog.action)}
          asksReason={false}
          isBusy={acts.isBusy}
          onConfirm={() => acts.actOnApproval(dialog.instance, { action: dialog.action })}
          onClose={onClose}
        />
      );
    case 'choose':
      return (
        <ChoiceDialog
          steps={dialog.steps}
          confirm={label(dialog.action.label)}
          isBusy={acts.isBusy}
          onConfirm={(chosen) => acts.take(dialog.action, undefined, chosen)}
          onClose={onClose}
        />
      );
    case 'administer':
      return (
        <AdministerDialog
          action={dialog.action}
          instance={dialog.instance}
          title={title}
          isBusy={acts.isBusy}
          onConfirm={(act) => acts.actOnApproval(dialog.instance, act)}
          onClose={onClose}
        />
      );
    case 'cancel':
      return <CancelRequestDialog description={description} record={record} acts={acts} onClose={onClose} />;
    case 'delete':
      return (
        <ActDialog
          title={say('deleteTitle', { title })}
          text={say('deleteText')}
          confirm={say('delete')}
          isDanger
          asksReason={false}
          isBusy={acts.isBusy}
          onConfirm={() => acts.remove(title)}
          onClose={onClose}
        />
      );
  }
}
