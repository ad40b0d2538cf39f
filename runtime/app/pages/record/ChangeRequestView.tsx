import { Button, Input } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type AmendmentPreview, previewAmendment, requestAmendment } from '../../api/amendments.ts';
import type { EvaluatedPath } from '../../api/approval-path.ts';
import { call } from '../../api/call.ts';
import type { EntityDescription } from '../../api/entity.ts';
import type { RecordActions } from '../../api/record-actions.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { ApprovalStrip } from '../../components/approval/ApprovalStrip.tsx';
import { FieldChanges } from '../../components/timeline/FieldChanges.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { type FormApi, formApi } from '../../form/model/form-api.ts';
import { RecordForm, type RecordFormHandle } from '../../form/RecordForm.tsx';
import { useKey } from '../../keys/use-key.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import { RecordTitle } from './RecordTitle.tsx';
import { useRecordTitle } from './record-title.ts';
import '../../components/amendment/amendment.css';
import { useAskedChange } from './use-asked-change.ts';
import './record.css';

interface ChangeRequestViewProps {
  description: EntityDescription;
  record: RecordAnswer;
  request: NonNullable<RecordActions['request']>;
}

/** The form of an approved record in which a change is written: what differs is marked with the old value beside, who would decide stands above, the reason below. */
export function ChangeRequestView({ description, record, request }: ChangeRequestViewProps) {
  const { entity } = description;
  const say = useWords(amendmentWords);
  const session = useSession();
  const navigate = useNavigate();
  const title = say('change-title', { title: useRecordTitle()(entity, record) });
  const form = useRef<RecordFormHandle>(null);
  const [evaluated, setEvaluated] = useState<EvaluatedPath>();
  const [preview, setPreview] = useState<AmendmentPreview>();
  const [isDirty, setDirty] = useState(false);
  const { reason, setReason, isMissing, api } = useChange(description, setPreview);
  const back = `/record/${entity.id}/${record.id}`;
  const { submit, isBusy } = useAskedChange({ entity: entity.id, form, onDone: () => navigate(back) });
  const actions = useMemo(() => ({ canEdit: true, ...request }), [request]);
  usePageTitle(title);
  const send = () => {
    if (isMissing.check()) submit();
  };
  useKey('submit', send, true);
  useKey('save', send, true);

  return (
    <article className="record-page">
      <RecordTitle
        entity={entity}
        title={title}
        state={record.state}
        back={{ to: back, words: say('back') }}
        acts={
          <Button type="primary" disabled={!isDirty} loading={isBusy} onClick={send}>
            {say('submit')}
          </Button>
        }
      />
      {evaluated?.path && (
        <ApprovalStrip path={evaluated.path} entity={entity} isPending={evaluated.isPending} />
      )}
      <div className="record-body">
        <RecordForm
          ref={form}
          session={session}
          description={description}
          record={record}
          actions={actions}
          mode="edit"
          preview={api}
          marksChanges
          onDirtyChange={setDirty}
          onEvaluated={setEvaluated}
        />
      </div>
      <section className="request-form" aria-label={say('changes')}>
        <h2>{say('changes')}</h2>
        {isDirty && preview && preview.changes.length > 0 ? (
          <FieldChanges changes={preview.changes} entity={entity} record={preview.record} isComplete />
        ) : (
          <p className="request-note">{say('no-changes')}</p>
        )}
        <label htmlFor="change-reason">{say('reason')}</label>
        <Input.TextArea
          id="change-reason"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          status={isMissing.value ? 'error' : ''}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <p role="alert" style={{ minHeight: 22, color: 'var(--danger)' }}>
          {isMissing.value && say('reason-missing')}
        </p>
      </section>
    </article>
  );
}

/** The reason, and a form's door to the server that asks for a change instead of saving one. */
function useChange(description: EntityDescription, onPreview: (preview: AmendmentPreview) => void) {
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const written = useRef('');
  const api = useMemo((): FormApi => {
    const entity = description.entity.id;
    return {
      ...formApi(description),
      async evaluate(id = '', changes, signal) {
        const preview = await previewAmendment([entity, id], { purpose: 'change', changes }, signal);
        onPreview(preview);
        return preview;
      },
      async change(id, revision, changes, key) {
        const asked = { purpose: 'change', changes, reason: written.current } as const;
        await requestAmendment(entity, { id, revision }, asked, key);
        return call<RecordAnswer>('GET', `/records/${entity}/${id}?live=true`);
      },
    };
  }, [description, onPreview]);
  return {
    reason,
    api,
    setReason(text: string) {
      written.current = text.trim();
      setMissing(false);
      setReason(text);
    },
    isMissing: {
      value: isMissing,
      check() {
        setMissing(written.current === '');
        if (written.current === '') document.getElementById('change-reason')?.focus();
        return written.current !== '';
      },
    },
  };
}
