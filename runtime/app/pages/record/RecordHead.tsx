import { Button } from 'antd';
import { type RefObject, useState } from 'react';
import { useNavigate } from 'react-router';
import { requestActions } from '../../../../engine/definition/amendments.ts';
import type { PathStep } from '../../api/approval-path.ts';
import type { EntityDescription } from '../../api/entity.ts';
import { usePageLabel } from '../../api/modules.ts';
import type { RecordAction, RecordActions } from '../../api/record-actions.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { choicesOf } from '../../components/acts/ChoiceFields.tsx';
import { AmendingMark } from '../../components/amendment/AmendingMark.tsx';
import { ExplainedButton } from '../../components/ExplainedButton.tsx';
import { useLabel } from '../../components/use-label.ts';
import type { RecordFormHandle } from '../../form/RecordForm.tsx';
import { useKey } from '../../keys/use-key.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { ApprovalActs } from './ApprovalActs.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { placeActions } from './place-actions.ts';
import { type OpenDialog, RecordDialogs } from './RecordDialogs.tsx';
import { RecordFacts } from './RecordFacts.tsx';
import { RecordTitle } from './RecordTitle.tsx';
import { useRecordTitle } from './record-title.ts';
import type { RecordActs } from './use-record-acts.ts';

interface RecordHeadProps {
  description: EntityDescription;
  record: RecordAnswer;
  actions: RecordActions;
  acts: RecordActs;
  form: RefObject<RecordFormHandle | null>;
  /** The way that would follow, or follows. */
  steps: readonly PathStep[];
  isEditing: boolean;
  isDirty: boolean;
  onEdit: (isEditing: boolean) => void;
}

/** Name and state of a record, and every button that it offers; those that do nothing now say why. */
export function RecordHead(props: RecordHeadProps) {
  const { description, record, actions, acts, form, isEditing, isDirty, onEdit } = props;
  const { entity } = description;
  const titleOf = useRecordTitle();
  const say = useWords(recordWords);
  const label = useLabel();
  const listLabel = usePageLabel(`/list/${entity.id}`) ?? entity.label;
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<OpenDialog>();
  const title = titleOf(entity, record);
  const submit = actions.actions.find((one) => one.kind === 'submit');
  const { beside, inMenu, primary } = placeActions(actions);
  const hasList = entity.kind !== 'setting' && description.rights.list !== false;
  const mayEdit = actions.canEdit && !isEditing;
  const start = (action: RecordAction) => {
    if (acts.isBusy) return;
    if (action.id === requestActions.change) {
      navigate(`/record/${entity.id}/${record.id}/change`);
      return;
    }
    if (action.id === requestActions.cancel) {
      setDialog({ kind: 'cancel' });
      return;
    }
    const conversion = description.conversions.find((one) => one.id === action.id);
    const steps = action.kind === 'submit' ? choicesOf(props.steps, 'initiator') : [];
    if (steps.length > 0) setDialog({ kind: 'choose', action, steps });
    else if (action.kind === 'conversion' && conversion) setDialog({ kind: 'convert', conversion });
    else if (action.confirm || action.asksReason) setDialog({ kind: 'act', action });
    else acts.take(action);
  };
  const edit = () => {
    onEdit(true);
    // The fields are there after the next drawing.
    requestAnimationFrame(() => form.current?.focusFirst());
  };
  useKey('edit', edit, mayEdit);
  useKey('save', () => acts.save(), isEditing);
  useKey('submit', () => submit?.enabled && start(submit), submit !== undefined);

  return (
    <RecordTitle
      entity={entity}
      title={title}
      state={record.state}
      back={hasList ? { to: `/list/${entity.id}`, words: label(listLabel) } : undefined}
      marks={<AmendingMark amending={record.amending ?? []} />}
      facts={<RecordFacts record={record} />}
      acts={
        <>
          {mayEdit && (
            <Button onClick={edit}>
              {say('edit')} <kbd>E</kbd>
            </Button>
          )}
          {isEditing && isDirty && (
            <Button type="text" onClick={() => form.current?.reset()}>
              {say('cancelEdit')}
            </Button>
          )}
          {isEditing && (
            <Button
              type={isDirty && !submit ? 'primary' : 'default'}
              loading={acts.isBusy}
              onClick={() => acts.save()}
            >
              {say('save')}
            </Button>
          )}
          {beside.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              onStart={start}
              isPrimary={action === primary && !isDirty}
            />
          ))}
          {submit && (
            <ActionButton
              action={submit}
              onStart={start}
              isPrimary={actions.task === null}
              {...(isDirty && { words: say('saveAndSubmit') })}
            />
          )}
          {actions.instance && <ApprovalActs instance={actions.instance} acts={acts} onOpen={setDialog} />}
          <PrintMenu description={description} record={record} />
          <MoreMenu
            actions={inMenu}
            onStart={start}
            onDelete={actions.canDelete ? () => setDialog({ kind: 'delete' }) : undefined}
          />
        </>
      }
    >
      <RecordDialogs
        dialog={dialog}
        description={description}
        record={record}
        acts={acts}
        onClose={() => setDialog(undefined)}
      />
    </RecordTitle>
  );
}

function ActionButton(props: {
  action: RecordAction;
  onStart: (action: RecordAction) => void;
  isPrimary: boolean;
  words?: string;
}) {
  const { action, onStart, isPrimary, words } = props;
  const label = useLabel();
  return (
    <ExplainedButton
      why={action.enabled ? undefined : (action.reason ?? 'transition.not-allowed')}
      {...(action.reasonParams && { params: action.reasonParams })}
      type={isPrimary && action.enabled ? 'primary' : 'default'}
      onClick={() => onStart(action)}
    >
      {words ?? label(action.label)}
    </ExplainedButton>
  );
}
