import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { InstanceAct, InstanceVerb, OfferedAction } from '../../api/record-actions.ts';
import { Choice } from '../../components/acts/ActFields.tsx';
import { PersonPicker } from '../../components/acts/PersonPicker.tsx';
import { RehearsalNote, useRehearsal } from '../../components/acts/RehearsalNote.tsx';
import { useLabel } from '../../components/use-label.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { useWords } from '../../messages/use-words.ts';
import { JumpQuestions } from './JumpQuestions.tsx';
import { JumpTarget } from './JumpTarget.tsx';
import '../../components/acts/acts.css';

/** Acts of an administrator on a running approval. */
export const administrating = [
  'override',
  'reassign',
  'skip',
  'jump',
  'suspend',
  'resume',
  'terminate',
] as const;

type Administrating = (typeof administrating)[number];
type Needs = Omit<InstanceAct, 'action' | 'reason'>;

/** What an administrator does with an approval: what it needs, what it leads to, and why (approval.md K12, B11–B13). */
export function AdministerDialog(props: {
  action: OfferedAction;
  instance: string;
  title: string;
  isBusy: boolean;
  onConfirm: (act: InstanceAct) => Promise<boolean>;
  onClose: () => void;
}) {
  const { action, instance, onClose } = props;
  const verb = action.action as Administrating;
  const say = useWords(actWords);
  const [needs, setNeeds] = useState<Needs>(() => initialNeeds(action));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'need' | 'reason'>();
  const isComplete =
    !(verb === 'jump' && !needs.to) && !(verb === 'reassign' && !(needs.target && needs.people));
  const outcome = useRehearsal(
    `/instances/${instance}`,
    isComplete ? { action: verb as InstanceVerb, ...needs } : undefined,
  );
  const refusal = outcome.rehearsal?.refusal;
  const isAsking = refusal?.code.startsWith('instance.jump-needs') ?? false;
  const change = (next: Needs) => {
    setMissing(undefined);
    setNeeds(next);
  };

  async function confirm() {
    if (!isComplete || isAsking) return setMissing('need');
    if (action.opinion === 'required' && reason.trim() === '') return setMissing('reason');
    if (refusal) return;
    const done = await props.onConfirm({
      action: verb,
      ...needs,
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    });
    if (done) onClose();
  }

  return (
    <Modal
      open
      title={
        <>
          {say(`admin-${verb}`)} · <span data-user-content="">{props.title}</span>
        </>
      }
      okText={say(verb)}
      cancelText={say('cancel')}
      okButtonProps={{ danger: verb === 'terminate' }}
      confirmLoading={props.isBusy}
      onOk={confirm}
      onCancel={onClose}
      width={520}
    >
      <div className="act-panel-fields">
        <Fields action={action} instance={instance} needs={needs} onChange={change} />
        {verb === 'jump' && (
          <JumpQuestions
            // What is asked depends on the target alone.
            key={needs.to}
            action={action}
            needs={needs}
            refusal={refusal}
            onChange={change}
          />
        )}
        <div className="act-field">
          <span aria-hidden="true">{say('reason')}</span>
          <Input.TextArea
            aria-label={say('reason')}
            aria-required={action.opinion === 'required'}
            autoFocus={verb === 'suspend' || verb === 'resume' || verb === 'terminate'}
            autoSize={{ minRows: 2, maxRows: 5 }}
            maxLength={1000}
            status={missing === 'reason' ? 'error' : ''}
            value={reason}
            onChange={({ target }) => {
              setMissing(undefined);
              setReason(target.value);
            }}
          />
        </div>
        {missing && (
          <p role="alert" className="decision-panel-hint">
            <em>{say(missing === 'reason' ? 'reasonMissing' : 'choiceMissing')}</em>
          </p>
        )}
        {!isAsking && <RehearsalNote outcome={outcome} />}
      </div>
    </Modal>
  );
}

function initialNeeds({ action, visits, seats }: OfferedAction): Needs {
  if (action === 'override') return { verdict: 'approve', ...(visits?.[0] && { visit: visits[0].visit }) };
  if (action === 'reassign') return { ...(seats?.[0] && { target: seats[0].slot }) };
  return {};
}

function Fields(props: {
  action: OfferedAction;
  instance: string;
  needs: Needs;
  onChange: (needs: Needs) => void;
}) {
  const { action, instance, needs, onChange } = props;
  const say = useWords(actWords);
  const label = useLabel();
  switch (action.action) {
    case 'override':
      return (
        <>
          {(action.visits?.length ?? 0) > 1 && (
            <Choice
              label={say('visit')}
              value={needs.visit ?? ''}
              isData
              options={(action.visits ?? []).map((one) => ({
                value: one.visit,
                label: label(one.label) || one.node,
              }))}
              onChange={(visit) => onChange({ ...needs, visit })}
            />
          )}
          <Choice
            label={say('verdict')}
            value={needs.verdict ?? 'approve'}
            options={(['approve', 'reject'] as const).map((value) => ({ value, label: say(value) }))}
            onChange={(verdict) => onChange({ ...needs, verdict })}
          />
        </>
      );
    case 'reassign':
      return (
        <>
          <Choice
            label={say('seat')}
            value={needs.target ?? ''}
            isData
            options={(action.seats ?? []).map((one) => ({
              value: one.slot,
              label: `${one.person.name} · ${label(one.label) || one.node}`,
            }))}
            onChange={(target) => onChange({ ...needs, target })}
          />
          <PersonPicker
            place={`/instances/${instance}`}
            label={say('person')}
            isMany={false}
            onChange={(people) => onChange({ ...needs, people })}
          />
        </>
      );
    case 'jump':
      return <JumpTarget action={action} to={needs.to} onChange={(to) => onChange({ to })} />;
    default:
      return null;
  }
}
