import { Button } from 'antd';
import { useState } from 'react';
import type { PathStep } from '../../api/approval-path.ts';
import type { OfferedAction } from '../../api/record-actions.ts';
import type { TaskAct, TaskNeeds, TaskVerb } from '../../api/tasks.ts';
import { type ActWord, actWords } from '../../messages/areas/acts.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { ActFields } from '../acts/ActFields.tsx';
import { ChoiceFields, isChosen } from '../acts/ChoiceFields.tsx';
import { PanelFrame } from '../acts/PanelFrame.tsx';
import { RehearsalNote, useRehearsal } from '../acts/RehearsalNote.tsx';
import { initialNeeds, isRehearsed, missingNeed, opinionPolicy } from '../acts/task-verbs.ts';
import { DecisionFiles } from '../proof/DecisionFiles.tsx';
import { SignatureField } from '../proof/SignatureField.tsx';
import { OpinionField } from './OpinionField.tsx';
import { useDecisions } from './pending-decisions.ts';

const confirmWords: Partial<Record<TaskVerb, 'confirmApprove' | 'confirmReject' | 'confirmReturn'>> = {
  approve: 'confirmApprove',
  reject: 'confirmReject',
  return: 'confirmReturn',
};

/** Acts that files may be given with (approval.md F5). */
const decisions: ReadonlySet<TaskVerb> = new Set(['approve', 'reject', 'return', 'abstain']);

interface ActPanelProps {
  task: { id: string; title: string };
  action: OfferedAction;
  /** The revision on the screen. */
  seenRevision: number;
  /** Steps that whoever approves now may have to choose the people of. */
  choices: readonly PathStep[];
  onCancel: () => void;
  onConfirm: (act: Omit<TaskAct, 'seenRevision'>) => Promise<void>;
}

/** The second step of an act: what it needs, an opinion where one is asked for, what it leads to, and the confirmation. */
export function ActPanel(props: ActPanelProps) {
  const { task, action, onCancel } = props;
  const verb = action.action as TaskVerb;
  const say = useWords(actWords);
  const inbox = useWords(inboxWords);
  const comment = useDecisions((all) => all.opinions[task.id] ?? '').trim();
  const [needs, setNeeds] = useState<TaskNeeds>(() => initialNeeds(action));
  const [missing, setMissing] = useState<'opinion' | 'need' | 'signature'>();
  const [proof, setProof] = useState<Pick<TaskAct, 'files' | 'signature'>>({});
  const [isBusy, setBusy] = useState(false);
  const need = missingNeed(verb, needs);
  const { outcome, asked } = useOutcome(props, needs, need !== undefined);
  const policy = opinionPolicy(action, needs);
  const change = (next: TaskNeeds) => {
    setMissing(undefined);
    setNeeds(next);
  };

  async function confirm() {
    if (isBusy) return;
    if (need || !isChosen(asked, needs.chosen ?? {})) return setMissing('need');
    if (policy === 'required' && comment === '') return setMissing('opinion');
    if (action.signature === 'required' && !proof.signature) return setMissing('signature');
    if (outcome.rehearsal?.refusal) return;
    setBusy(true);
    await props.onConfirm({ action: verb, ...needs, ...proof, ...(comment !== '' && { comment }) });
    setBusy(false);
  }

  const confirmWord = confirmWords[verb];
  const hint = `hint-${verb}`;
  const canFocusOpinion = needsNothing(action) && asked.length === 0;
  return (
    <PanelFrame
      title={say(`title-${verb}`, { title: task.title })}
      onCancel={onCancel}
      onConfirm={confirm}
      acts={
        <>
          <Button size="large" onClick={onCancel}>
            {say('cancel')}
          </Button>
          <Button
            type="primary"
            size="large"
            danger={verb === 'reject' || verb === 'terminate'}
            loading={isBusy}
            autoFocus={policy === 'none' && canFocusOpinion}
            onClick={confirm}
          >
            {confirmWord ? inbox(confirmWord) : say(verb)}
          </Button>
        </>
      }
    >
      {hint in actWords.en && <p className="act-panel-hint">{say(hint as ActWord)}</p>}
      <ActFields
        place={`/tasks/${task.id}`}
        action={action}
        needs={needs}
        isMissing={missing === 'need'}
        onChange={change}
      />
      <ChoiceFields
        steps={asked}
        chosen={needs.chosen ?? {}}
        isMissing={missing === 'need'}
        onChange={(chosen) => change({ ...needs, chosen })}
      />
      {missing === 'need' && (
        <p role="alert" className="decision-panel-hint">
          <em>{say(need ?? 'choiceMissing')}</em>
        </p>
      )}
      {policy !== 'none' && (
        <OpinionField
          task={task.id}
          isRequired={policy === 'required'}
          isMissing={missing === 'opinion'}
          isFirst={canFocusOpinion}
          onTyped={() => setMissing(undefined)}
        />
      )}
      {decisions.has(verb) && (
        <DecisionFiles task={task.id} onChange={(files) => setProof((all) => ({ ...all, files }))} />
      )}
      {action.signature && (
        <SignatureField
          action={action}
          isMissing={missing === 'signature'}
          onChange={(signature) => {
            setMissing(undefined);
            setProof(({ files }) => ({ ...(files && { files }), ...(signature && { signature }) }));
          }}
        />
      )}
      <RehearsalNote outcome={outcome} />
    </PanelFrame>
  );
}

/** Verbs that ask for words alone. */
function needsNothing({ action, targets = [], choosesResubmit }: OfferedAction): boolean {
  if (action === 'return') return targets.length <= 1 && !choosesResubmit;
  return !['transfer', 'delegate', 'add-sign', 'remove', 'cancel-addition', 'advise'].includes(action);
}

/**
 * What the act would lead to, and the steps whose people must be chosen with it: of an approval only the
 * machine knows which, so it is asked, and asked again with every choice (approval.md A5).
 */
function useOutcome(
  { task, action, seenRevision, choices }: ActPanelProps,
  needs: TaskNeeds,
  isIncomplete: boolean,
) {
  const verb = action.action as TaskVerb;
  const [nodes, setNodes] = useState<readonly string[]>([]);
  const mayChoose = verb === 'approve' && choices.length > 0;
  const asked = choices.filter(({ node }) => nodes.includes(node));
  const act = { action: verb, seenRevision, ...needs };
  const isAsked = (isRehearsed(verb) || mayChoose) && !isIncomplete;
  const answer = useRehearsal(`/tasks/${task.id}`, isAsked ? act : undefined);
  const refusal = answer.rehearsal?.refusal;
  const node = refusal?.code === 'task.choice-required' ? String(refusal.params.node) : undefined;
  if (node !== undefined && !nodes.includes(node) && choices.some((step) => step.node === node))
    setNodes([...nodes, node]);
  // What is still to be chosen is asked for by its field.
  const outcome = node === undefined ? answer : { ...answer, rehearsal: undefined };
  return { outcome, asked };
}
