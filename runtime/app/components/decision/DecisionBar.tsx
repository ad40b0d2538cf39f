import { Button } from 'antd';
import { useState } from 'react';
import type { OfferedAction } from '../../api/record-actions.ts';
import type { TaskDecision } from '../../api/tasks.ts';
import { useKey } from '../../keys/use-key.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { ExplainedButton } from '../ExplainedButton.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';
import { decide, useDecisions } from './pending-decisions.ts';
import './decision-bar.css';

export type DecisionAction = TaskDecision['action'];

const decisionActions: readonly DecisionAction[] = ['approve', 'reject', 'return'];

interface DecisionBarProps {
  task: { id: string; title: string };
  actions: readonly OfferedAction[];
  /** What must be true before a decision goes out, such as saved edits; gives the revision that was seen, or nothing to stop. */
  prepare: () => Promise<number | undefined>;
  /** The decision is made; it is sent unless it is taken back in time. */
  onDecided?: () => void;
}

/** Approve, reject, return: the first act chooses, the second confirms. */
export function DecisionBar({ task, actions, prepare, onDecided }: DecisionBarProps) {
  const say = useWords(inboxWords);
  const [chosen, setChosen] = useState<DecisionAction>();
  const isPending = useDecisions((all) => all.pending.some((one) => one.task === task.id));
  const offered = decisionActions.flatMap((id) => actions.find((one) => one.action === id) ?? []);
  const choose = (id: DecisionAction) => {
    if (offered.some((one) => one.action === id && one.enabled)) setChosen(id);
  };
  const isIdle = chosen === undefined && !isPending;
  useKey('approve', () => choose('approve'), isIdle);
  useKey('reject', () => choose('reject'), isIdle);
  useKey('giveBack', () => choose('return'), isIdle);

  async function confirm(decision: Omit<TaskDecision, 'seenRevision'>) {
    const seenRevision = await prepare();
    if (seenRevision === undefined) return;
    setChosen(undefined);
    decide(task, { ...decision, seenRevision });
    onDecided?.();
  }

  if (isPending)
    return (
      <div className="decision-bar" role="status">
        {say('decided')}
      </div>
    );
  const action = offered.find((one) => one.action === chosen);
  if (action)
    return (
      <DecisionPanel
        key={action.action}
        task={task}
        action={action}
        onCancel={() => setChosen(undefined)}
        onConfirm={confirm}
      />
    );
  return (
    <div className="decision-bar">
      {offered.map(({ action: id, enabled, reason }) =>
        id === 'approve' && enabled ? (
          <Button key={id} type="primary" size="large" onClick={() => choose('approve')}>
            {say('approve')} <kbd>A</kbd>
          </Button>
        ) : (
          <ExplainedButton
            key={id}
            size="large"
            danger={id === 'reject'}
            why={enabled ? undefined : reason}
            onClick={() => choose(id as DecisionAction)}
          >
            {say(id as DecisionAction)} <kbd>{id === 'reject' ? 'R' : 'B'}</kbd>
          </ExplainedButton>
        ),
      )}
    </div>
  );
}
