import { ArrowLeftOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { EvaluatedPath, PredictedPath } from '../../api/approval-path.ts';
import { call } from '../../api/call.ts';
import type { EntityDescription } from '../../api/entity.ts';
import { usePageLabel } from '../../api/modules.ts';
import { recordQuery } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { submittingFor } from '../../api/submitting-for.ts';
import type { TaskNeeds } from '../../api/tasks.ts';
import { choicesOf } from '../../components/acts/ChoiceFields.tsx';
import { ApprovalStrip } from '../../components/approval/ApprovalStrip.tsx';
import { useLabel, useNoun } from '../../components/use-label.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { RecordForm, type RecordFormHandle } from '../../form/RecordForm.tsx';
import { useKey } from '../../keys/use-key.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChoiceDialog } from './ChoiceDialog.tsx';
import { usePerform } from './use-perform.ts';
import './record.css';

/** The form of a record that is not saved yet; saving, or saving and submitting, opens its own page. */
export function NewRecordView({ description }: { description: EntityDescription }) {
  const { entity, hasWorkflow } = description;
  const say = useWords(recordWords);
  const label = useLabel();
  const noun = useNoun();
  const session = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const form = useRef<RecordFormHandle>(null);
  const [evaluated, setEvaluated] = useState<EvaluatedPath>();
  const [isChoosing, setChoosing] = useState(false);
  const choices = choicesOf(evaluated?.path?.steps ?? [], 'initiator');
  const { perform, isBusy } = usePerform(entity.id, form);
  const listLabel = usePageLabel(`/list/${entity.id}`) ?? entity.label;
  const name = say('newOne', { label: noun(entity.label) });
  usePageTitle(name);
  useEffect(() => form.current?.focusFirst(), []);

  const finish = (submits: boolean, chosen?: TaskNeeds['chosen']) =>
    perform(async () => {
      const outcome = await form.current?.save();
      if (outcome?.state === 'failed') throw outcome.problem;
      if (outcome?.state !== 'saved') return;
      const { record } = outcome;
      client.setQueryData(recordQuery(entity.id, record.id).queryKey, record);
      // The record is there whatever becomes of submitting it, so its own page says the rest.
      await navigate(`/record/${entity.id}/${record.id}`, { replace: true });
      if (submits) {
        await call('POST', `/records/${entity.id}/${record.id}/submit`, {
          body: { ...(chosen && { chosen }), ...submittingFor() },
          ifMatch: record.revision,
        });
        await client.invalidateQueries({ queryKey: ['record', entity.id, record.id] });
      }
      message.success(say(submits ? 'submitted' : 'saved'));
    });
  const submit = () => (choices.length > 0 ? setChoosing(true) : finish(true));
  useKey('save', () => finish(false));
  useKey('submit', submit, hasWorkflow);

  return (
    <article className="record-page">
      <header className="record-head">
        <div className="record-head-name">
          <Link to={`/list/${entity.id}`} className="record-back">
            <ArrowLeftOutlined /> {label(listLabel)}
          </Link>
          <h1>{name}</h1>
        </div>
        <div className="record-head-acts">
          <Button type={hasWorkflow ? 'default' : 'primary'} loading={isBusy} onClick={() => finish(false)}>
            {say('save')}
          </Button>
          {hasWorkflow && (
            <Button type="primary" loading={isBusy} onClick={submit}>
              {say('saveAndSubmit')}
            </Button>
          )}
        </div>
      </header>
      {hasWorkflow && (
        <ApprovalStrip
          path={evaluated?.path ?? unknownPath}
          entity={entity}
          isPending={evaluated === undefined || evaluated.isPending}
          onDepartment={() => form.current?.evaluate()}
        />
      )}
      {isChoosing && (
        <ChoiceDialog
          steps={choices}
          confirm={say('saveAndSubmit')}
          isBusy={isBusy}
          onConfirm={async (chosen) => {
            setChoosing(false);
            await finish(true, chosen);
            return true;
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      <div className="record-body">
        <RecordForm
          ref={form}
          session={session}
          description={description}
          mode="edit"
          onEvaluated={setEvaluated}
        />
      </div>
    </article>
  );
}

/** Before the first word of the server: submit, end, and the same height. */
const unknownPath: PredictedPath = { steps: [], routes: [], waits: [], copies: [], ends: 'running' };
