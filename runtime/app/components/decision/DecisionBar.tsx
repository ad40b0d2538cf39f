import { Button } from 'antd';
import { useState } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { PathStep } from '../../api/approval-path.ts';
import type { HeldTask } from '../../api/record-actions.ts';
import type { TaskAct, TaskVerb } from '../../api/tasks.ts';
import { useKey } from '../../keys/use-key.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { inboxWords } from '../../messages/areas/inbox.ts';
import { useWords } from '../../messages/use-words.ts';
import { handOnVerbs, primaryVerbs, shortcuts, takesAway } from '../acts/task-verbs.ts';
import { WhyMe } from '../approval/WhyMe.tsx';
import { ExplainedButton } from '../ExplainedButton.tsx';
import { useIsPhone } from '../use-media.ts';
import { ActPanel } from './ActPanel.tsx';
import { MoreActs } from './MoreActs.tsx';
import { decide, useDecisions } from './pending-decisions.ts';
import { TaskNotes } from './TaskNotes.tsx';
import { useImmediateAct } from './use-immediate-act.ts';
import './decision-bar.css';

interface DecisionBarProps {
  task: HeldTask & { title: string };
  seenRevision: number;
  /** The way of the record, where it is known by now. */
  steps: readonly PathStep[];
  entity: EntityDefinition;
  /** What must be true before an act goes out, such as saved edits; gives the revision that was seen, or nothing to stop. */
  prepare: () => Promise<number | undefined>;
  /** The decision is made; it is sent unless it is taken back in time. */
  onDecided?: () => void;
}

/** Approve, reject, return, and everything else in a menu: the first act chooses, the second confirms. */
export function DecisionBar(props: DecisionBarProps) {
  const { task, seenRevision, steps, prepare, onDecided } = props;
  const say = useWords(inboxWords);
  const words = useWords(actWords);
  const [chosen, setChosen] = useState<TaskVerb>();
  const isPending = useDecisions((all) => all.pending.some((one) => one.task === task.id));
  const actAtOnce = useImmediateAct();
  // A seat that is not its holder's turn offers what can be taken back, and says why nothing else.
  const isTurn = task.state === 'pending';
  const isPhone = useIsPhone();
  const find = (id: TaskVerb) => task.actions.find((one) => one.action === id);
  // Where there is room, what is often done stands beside; what cannot be done now stays in the menu with its reason.
  const handOn = isPhone ? [] : handOnVerbs.filter((id) => find(id)?.enabled);
  const offered = [...primaryVerbs, ...handOn].flatMap((id) => find(id) ?? []);
  const choose = (id: TaskVerb) => {
    if (find(id)?.enabled) setChosen(id);
  };
  const isIdle = chosen === undefined && !isPending;
  useKey('approve', () => choose('approve'), isIdle);
  useKey('reject', () => choose('reject'), isIdle);
  useKey('giveBack', () => choose('return'), isIdle);
  useKey('transfer', () => choose('transfer'), isIdle);
  useKey('delegate', () => choose('delegate'), isIdle);
  useKey('addSign', () => choose('add-sign'), isIdle);

  async function confirm(act: Omit<TaskAct, 'seenRevision'>) {
    const revision = await prepare();
    if (revision === undefined) return;
    const whole = { ...act, seenRevision: revision };
    if (takesAway(act.action, act)) {
      setChosen(undefined);
      decide(task, whole);
      onDecided?.();
    } else if (await actAtOnce(task, whole)) setChosen(undefined);
  }

  if (isPending)
    return (
      <div className="decision-bar" role="status">
        {say('decided')}
      </div>
    );
  const action = chosen && find(chosen);
  if (action)
    return (
      <ActPanel
        key={action.action}
        task={task}
        action={action}
        seenRevision={seenRevision}
        choices={steps.filter((step) => step.choice?.by === 'previous')}
        onCancel={() => setChosen(undefined)}
        onConfirm={confirm}
      />
    );
  return (
    <div className="decision-frame">
      <TaskNotes task={task} steps={steps} />
      <div className="decision-bar">
        {isTurn &&
          offered.map(({ action: verb, enabled, reason }) => {
            const id = verb as TaskVerb;
            const isMain = id === 'approve' || id === 'advise';
            const key = shortcuts[id];
            return isMain && enabled ? (
              <Button key={id} type="primary" size="large" data-main="" onClick={() => choose(id)}>
                {words(id)} {key && <kbd>{key}</kbd>}
              </Button>
            ) : (
              <ExplainedButton
                key={id}
                size="large"
                data-main={isMain ? '' : undefined}
                danger={id === 'reject'}
                why={enabled ? undefined : reason}
                onClick={() => choose(id)}
              >
                {words(id)} {key && <kbd>{key}</kbd>}
              </ExplainedButton>
            );
          })}
        <WhyMe task={task} steps={steps} entity={props.entity} />
        <MoreActs task={task} isTurn={isTurn} beside={handOn} onChoose={choose} />
      </div>
    </div>
  );
}
