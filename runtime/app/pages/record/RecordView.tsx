import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { approvalPathQuery, type EvaluatedPath } from '../../api/approval-path.ts';
import type { EntityDescription } from '../../api/entity.ts';
import { rememberRecord } from '../../api/recent-records.ts';
import type { RecordActions } from '../../api/record-actions.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { useSubmittingFor } from '../../api/submitting-for.ts';
import { RequestBanner } from '../../components/amendment/RequestBanner.tsx';
import { RequestHistory } from '../../components/amendment/RequestHistory.tsx';
import { ApprovalStrip } from '../../components/approval/ApprovalStrip.tsx';
import { DecisionBar } from '../../components/decision/DecisionBar.tsx';
import { Questions } from '../../components/questions/Questions.tsx';
import { ReviveBar } from '../../components/revive/ReviveBar.tsx';
import { StashOffer } from '../../components/stash/StashOffer.tsx';
import { useStash } from '../../components/stash/use-stash.ts';
import { Timeline } from '../../components/timeline/Timeline.tsx';
import { useOwner } from '../../components/use-owner.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import type { Conflict } from '../../form/contract.ts';
import { RecordForm, type RecordFormHandle } from '../../form/RecordForm.tsx';
import { ChangedBar } from './ChangedBar.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { RecordHead } from './RecordHead.tsx';
import { useRecordTitle } from './record-title.ts';
import { useRecordActs } from './use-record-acts.ts';
import './record.css';

interface RecordViewProps {
  description: EntityDescription;
  record: RecordAnswer;
  actions: RecordActions;
  /** Within the inbox: what comes after a decision. */
  onDecided?: () => void;
}

/** A record with all there is to it: what can be done, its way through approval, its form, what happened. */
export function RecordView({ description, record, actions, onDecided }: RecordViewProps) {
  const { entity } = description;
  const titleOf = useRecordTitle();
  const client = useQueryClient();
  const session = useSession();
  const owner = useOwner();
  const form = useRef<RecordFormHandle>(null);
  const [isEditing, setEditing] = useState(() => opensForEditing(description, record, actions));
  const [isDirty, setDirty] = useState(false);
  const [evaluated, setEvaluated] = useState<EvaluatedPath>();
  const [conflict, setConflict] = useState<Conflict>();
  const department = useSubmittingFor((chosen) => chosen.department);
  const path = useQuery(approvalPathQuery(entity.id, record.id, department)).data;
  const acts = useRecordActs(description, record, form);
  const title = titleOf(entity, record);
  const { revision } = record;
  usePageTitle(title);
  useEffect(
    () => rememberRecord(owner, { entity: entity.id, id: record.id, title, at: new Date().toISOString() }),
    [owner, entity.id, record.id, title],
  );
  const openForm = () => setEditing(true);
  const stash = useStash(actions.task?.state === 'pending' ? actions.task.id : undefined, revision, openForm);
  // What is typed changes the way that would follow; until then the server's word for the stored record holds.
  const shownPath = isDirty && evaluated?.path ? evaluated.path : path;
  const canSubmit = !actions.instance && actions.actions.some(({ kind }) => kind === 'submit');
  const mode = isEditing && actions.canEdit ? 'edit' : 'read';

  return (
    <article className="record-page">
      <RecordHead
        description={description}
        record={record}
        actions={actions}
        acts={acts}
        form={form}
        steps={shownPath?.steps ?? []}
        isEditing={mode === 'edit'}
        isDirty={isDirty}
        onEdit={setEditing}
      />
      {!actions.instance && !actions.canEdit && description.hasWorkflow && (
        <ReviveBar entity={entity.id} id={record.id} />
      )}
      {stash.offered && actions.task && (
        <StashOffer task={actions.task.id} stash={stash.offered} onDraft={openForm} />
      )}
      <ChangedBar record={record} isDirty={isDirty} onReload={() => form.current?.reset()} />
      <RequestBanner entity={entity} record={record} />
      {shownPath && (
        <ApprovalStrip
          path={shownPath}
          entity={entity}
          isPending={isDirty && (evaluated?.isPending ?? false)}
          {...(canSubmit && { onDepartment: () => isDirty && form.current?.evaluate() })}
        />
      )}
      {actions.instance && (
        <Questions record={{ entity: entity.id, id: record.id }} instance={actions.instance.id} />
      )}
      <div className="record-body">
        <RecordForm
          ref={form}
          session={session}
          description={description}
          record={record}
          actions={actions}
          mode={mode}
          drafts={stash.drafts}
          onDirtyChange={setDirty}
          onEvaluated={setEvaluated}
          onSaved={(next) => client.setQueryData(['record', entity.id, record.id], next)}
          onConflict={setConflict}
        />
        <Timeline entity={entity} record={record} />
      </div>
      <RequestHistory entity={entity} record={record} />
      {actions.task && (
        <DecisionBar
          key={actions.task.id}
          task={{ ...actions.task, title }}
          seenRevision={revision}
          entity={entity}
          steps={shownPath?.steps ?? []}
          prepare={async () => {
            form.current?.commit();
            return form.current?.isDirty() ? (await acts.save())?.revision : revision;
          }}
          {...(onDecided && { onDecided })}
        />
      )}
      {conflict && (
        <ConflictDialog
          entity={entity}
          conflict={conflict}
          onClose={() => setConflict(undefined)}
          onResolve={async (choices) => {
            setConflict(undefined);
            await form.current?.resolve(choices);
          }}
        />
      )}
    </article>
  );
}

/** A draft is there to be written; everything else is looked at first. */
function opensForEditing(
  { entity }: EntityDescription,
  { state }: RecordAnswer,
  actions: RecordActions,
): boolean {
  const [first] = Object.keys(entity.states);
  return actions.canEdit && actions.task === null && first !== undefined && state === first;
}
