import { EllipsisOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { HeldTask } from '../../api/record-actions.ts';
import type { TaskVerb } from '../../api/tasks.ts';
import { useKey } from '../../keys/use-key.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { ActMenu, type MenuAct } from '../ActMenu.tsx';
import { shortcuts, verbGroups } from '../acts/task-verbs.ts';

/** Acts that are at hand while it is not the holder's turn, or before anything else can be done. */
const atHand: ReadonlySet<TaskVerb> = new Set(['claim', 'recall', 'cancel-addition', 'retrieve']);

/** Every other act on a to-do, grouped; what cannot be done now says why. */
export function MoreActs(props: {
  task: HeldTask;
  isTurn: boolean;
  /** What stands beside the menu. */
  beside: readonly TaskVerb[];
  onChoose: (verb: TaskVerb) => void;
}) {
  const { task, isTurn, onChoose } = props;
  const say = useWords(actWords);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const atOnce = task.actions.filter(
    ({ action, enabled }) => enabled && atHand.has(action as TaskVerb) && (!isTurn || action === 'claim'),
  );
  const acts = verbGroups.flatMap(([group, verbs]) =>
    verbs.flatMap((verb): MenuAct[] => {
      const action = task.actions.find((one) => one.action === verb);
      if (!action || atOnce.includes(action) || props.beside.includes(verb)) return [];
      const { enabled, reason } = action;
      return [
        {
          id: verb,
          group: say(`group-${group}`),
          label: say(verb),
          shortcut: shortcuts[verb],
          isDanger: verb === 'terminate',
          why: enabled ? undefined : codeMessage(language, reason ?? 'task.action-not-offered'),
          act: () => onChoose(verb),
        },
      ];
    }),
  );
  const isOffered = acts.length > 0 && (isTurn || acts.some(({ why }) => why === undefined));
  useKey('moreActs', () => setOpen(true), isOffered && !isOpen);
  return (
    <>
      {atOnce.map(({ action }) => (
        <Button key={action} size="large" onClick={() => onChoose(action as TaskVerb)}>
          {say(action as TaskVerb)}
        </Button>
      ))}
      {isOffered && (
        <ActMenu acts={acts} open={isOpen} onOpenChange={setOpen}>
          <Button size="large" className="more-acts" icon={<EllipsisOutlined />} aria-label={say('more')}>
            <span className="more-acts-words">{say('more')}</span> <kbd>M</kbd>
          </Button>
        </ActMenu>
      )}
    </>
  );
}
