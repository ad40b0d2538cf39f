import { CheckOutlined, PauseCircleOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { PredictedPath } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { RelativeLink } from './ChildApprovals.tsx';
import { PathStepCard } from './PathStepCard.tsx';
import { pathItems } from './path-items.ts';
import { keyOf, QuietStep } from './QuietStep.tsx';
import { StripEnd } from './StripEnd.tsx';
import { SubmittingFor } from './SubmittingFor.tsx';
import { useFieldName } from './use-field-name.ts';
import './approval-strip.css';

/** The way through approval from submit to end: what is done, who has it now, who would follow. */
export function ApprovalStrip(props: {
  path: PredictedPath;
  entity: EntityDefinition;
  /** Being worked out anew after something was typed. */
  isPending?: boolean;
  /** Offers the departments that it can be submitted for, before it is; told when another one is chosen. */
  onDepartment?: () => void;
}) {
  const { path, entity, isPending = false, onDepartment } = props;
  const say = useWords(approvalWords);
  const label = useLabel();
  const frame = useRef<HTMLOListElement>(null);
  const hasBegun = path.steps.some((step) => step.when !== 'predicted');
  const current =
    path.steps.find((step) => step.when === 'current')?.visit ??
    path.waits.find((wait) => wait.when === 'current')?.wait;
  useEffect(() => {
    // On a narrow page the current step is scrolled to, without moving the page itself.
    const card = frame.current?.querySelector<HTMLElement>('[data-when="current"]');
    if (card && frame.current && current !== undefined) frame.current.scrollLeft = card.offsetLeft - 48;
  }, [current]);
  const fieldName = useFieldName(entity);
  return (
    <section
      className="approval-strip"
      aria-label={say(hasBegun ? 'path' : 'predicted')}
      aria-busy={isPending}
    >
      {path.parent && (
        <p className="strip-parent">
          {say('startedBy')} <RelativeLink relative={path.parent} />
        </p>
      )}
      {!hasBegun && onDepartment && <SubmittingFor onChange={onDepartment} />}
      {path.suspension && (
        <p className="strip-suspended" role="status" data-user-content="">
          <PauseCircleOutlined /> {say('suspendedBy', { name: path.suspension.by.name })}
          <q>{path.suspension.reason}</q>
        </p>
      )}
      <ol ref={frame}>
        <li className="strip-step" data-when={hasBegun ? 'done' : 'start'}>
          <span className="strip-dot">{hasBegun && <CheckOutlined />}</span>
          <span className="strip-name">{say(hasBegun ? 'submitted' : 'submit')}</span>
        </li>
        {pathItems(path).map((item) =>
          item.kind === 'step' ? (
            <PathStepCard
              key={item.step.visit}
              step={item.step}
              fieldName={fieldName}
              isSuspended={path.suspension !== undefined}
            />
          ) : (
            <QuietStep key={keyOf(item)} item={item} />
          ),
        )}
        <StripEnd
          path={path}
          nodeName={(id) => label(path.steps.find((one) => one.node === id)?.label) || id}
        />
      </ol>
    </section>
  );
}
