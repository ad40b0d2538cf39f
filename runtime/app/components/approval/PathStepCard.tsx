import {
  CheckOutlined,
  ClockCircleOutlined,
  CloseOutlined,
  MessageOutlined,
  MinusOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import type { Language } from '../../../../engine/definition/common.ts';
import type { PathStep } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { useIsPhone } from '../use-media.ts';
import { useMoment } from '../use-moment.ts';
import { StepDetails } from './StepDetails.tsx';

const icons: Record<PathStep['state'], ReactNode> = {
  open: <ClockCircleOutlined />,
  passed: <CheckOutlined />,
  rejected: <CloseOutlined />,
  returned: <RollbackOutlined />,
  skipped: <MinusOutlined />,
  cancelled: <MinusOutlined />,
};

/** Names that a step shows before it only counts them. */
const mostNames = 3;

/** One step of the strip; a click tells who exactly and why. */
export function PathStepCard(props: {
  step: PathStep;
  fieldName: (path: string) => string;
  /** The whole approval stands still. */
  isSuspended?: boolean;
}) {
  const { step, fieldName, isSuspended = false } = props;
  const say = useWords(approvalWords);
  const label = useLabel();
  const language = useLanguage();
  const isPhone = useIsPhone();
  const name = label(step.label) || step.node;
  const isPredicted = step.when === 'predicted';
  return (
    <li className="strip-step" data-when={step.when} data-state={step.state}>
      <span className="strip-dot">{isPredicted ? null : icons[step.state]}</span>
      <Popover
        trigger="click"
        // On a phone it is moved to where there is room.
        placement={isPhone ? 'bottom' : 'bottomLeft'}
        title={name}
        content={<StepDetails step={step} fieldName={fieldName} />}
      >
        <button type="button" className="plain-button strip-card" title={say('details', { label: name })}>
          <span className="strip-name">{name}</span>
          <span className="strip-people" data-user-content="">
            {step.choice
              ? say('toChoose')
              : peopleText(step, language, {
                  nobody: say('nobody'),
                  more: (count) => say('more', { count }),
                })}
          </span>
          <StepMoment step={step} isSuspended={isSuspended} />
        </button>
      </Popover>
    </li>
  );
}

const decisions: ReadonlySet<string> = new Set(['approved', 'rejected', 'returned', 'abstained']);

const open: ReadonlySet<string> = new Set(['pending', 'waiting', 'delegated']);

/** Of a finished step whoever decided it, of a claimed one whoever has claimed it, else everybody who has it or would. */
function peopleText(
  { slots, when, claim }: PathStep,
  language: Language,
  words: { nobody: string; more: (count: number) => string },
): string {
  const decided = slots.filter((slot) => decisions.has(slot.state));
  const holds = (slot: PathStep['slots'][number]) =>
    open.has(slot.state) && (claim === undefined || slot.id === claim);
  const undecided = when === 'current' ? slots.filter(holds) : slots;
  const shown = when === 'done' && decided.length > 0 ? decided : undecided;
  const names = shown.map((slot) => slot.assignee.name);
  if (names.length === 0) return words.nobody;
  const text = names.slice(0, mostNames).join(comma[language]);
  return names.length > mostNames ? `${text} ${words.more(names.length)}` : text;
}

function StepMoment({ step, isSuspended }: { step: PathStep; isSuspended: boolean }) {
  const say = useWords(approvalWords);
  const moment = useMoment();
  if (step.when === 'predicted') return null;
  const opinions = step.slots.filter((slot) => slot.opinion).length;
  return (
    <span className="strip-moment">
      {step.when === 'current' ? (
        <span title={step.openedAt && moment.full(step.openedAt)}>
          {say(isSuspended ? 'ends-suspended' : 'visit-open')}
        </span>
      ) : (
        say(`visit-${step.state}`)
      )}
      {step.openedAt && (
        <time dateTime={step.closedAt ?? step.openedAt}> · {moment.ago(step.closedAt ?? step.openedAt)}</time>
      )}
      {opinions > 0 && (
        <>
          {' '}
          <MessageOutlined /> {opinions}
        </>
      )}
    </span>
  );
}
