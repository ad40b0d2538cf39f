import type { PathStep } from '../../api/approval-path.ts';
import type { HeldTask } from '../../api/record-actions.ts';
import type { AskedBy } from '../../api/tasks.ts';
import { type ActWord, actWords } from '../../messages/areas/acts.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import '../acts/acts.css';

type Slot = PathStep['slots'][number];

const fromWords: Partial<Record<AskedBy['how'], ActWord>> = {
  transfer: 'fromTransfer',
  delegate: 'fromDelegate',
  'add-before': 'fromAdd',
  'add-after': 'fromAdd',
  'add-parallel': 'fromAdd',
  admin: 'fromAdmin',
};

/** Beside the decision: who asked for it and why, what was advised, for whom a seat waits, and what stops it altogether. */
export function TaskNotes({ task, steps }: { task: HeldTask; steps: readonly PathStep[] }) {
  const say = useWords(actWords);
  const language = useLanguage();
  const slotId = task.id.slice(task.id.indexOf('.') + 1);
  const step = steps.find(({ slots }) => slots.some(({ id }) => id === slotId));
  const slot = step?.slots.find(({ id }) => id === slotId);
  const word = task.from && fromWords[task.from.how];
  const advice = slot?.advice ?? [];
  const waits = step && slot && task.state !== 'pending' ? waitFor(step, slot) : undefined;
  const hindrance = task.state === 'pending' ? hindranceOf(task) : undefined;
  if (!word && advice.length === 0 && !waits && !hindrance) return null;
  return (
    <ul className="act-note" data-user-content="">
      {word && (
        <li>
          {say(word, { name: task.from?.name ?? '' })} {task.from?.words && <q>{task.from.words}</q>}
        </li>
      )}
      {advice.map((one) => (
        <li key={`${one.by.id} ${one.at}`}>
          <strong>{say('adviceOf', { name: one.by.name, advice: say(`advice-${one.advice}`) })}</strong>{' '}
          {one.opinion && <q>{one.opinion}</q>}
        </li>
      ))}
      {hindrance && <li role="status">{codeMessage(language, hindrance)}</li>}
      {waits && (
        <li role="status">
          {say(waits.word, {
            people: waits.people.map(({ assignee }) => assignee.name).join(comma[language]),
          })}
        </li>
      )}
    </ul>
  );
}

/** Why nothing at all can be done with a to-do now; what stops only some acts is said by these. */
function hindranceOf({ actions }: HeldTask) {
  const [first, ...others] = actions;
  return others.every(({ enabled, reason }) => !enabled && reason === first?.reason) && !first?.enabled
    ? first?.reason
    : undefined;
}

const open: ReadonlySet<Slot['state']> = new Set(['pending', 'waiting', 'delegated']);

/** For whom a seat waits that is not its holder's turn. */
function waitFor({ slots, additions = [], claim }: PathStep, slot: Slot): { word: ActWord; people: Slot[] } {
  if (slot.state === 'delegated')
    return {
      word: 'waitsForAdvice',
      people: slots.filter((one) => one.origin === 'delegate' && one.from === slot.id && open.has(one.state)),
    };
  if (slot.state !== 'waiting') return { word: 'decidedByYou', people: [] };
  const asked = additions.filter((one) => one.by === slot.id && one.state === 'open').map(({ id }) => id);
  const people = slots.filter((one) => asked.includes(one.addition ?? '') && open.has(one.state));
  if (people.length > 0) return { word: 'waitsForAddition', people };
  const claimer = slots.find(({ id }) => id === claim);
  return claimer ? { word: 'waitsForClaim', people: [claimer] } : { word: 'waits', people: [] };
}
