import {
  ClockCircleOutlined,
  CloudServerOutlined,
  NotificationOutlined,
  PartitionOutlined,
  RobotOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type ApprovalWord, approvalWords } from '../../messages/areas/approval.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { useMoment } from '../use-moment.ts';
import { ChildApprovals } from './ChildApprovals.tsx';
import type { PathItem } from './path-items.ts';

type Quiet = Exclude<PathItem, { kind: 'step' }>;

/** Names an item among those of its strip. */
export function keyOf(item: Quiet): string {
  if (item.kind === 'wait') return item.wait.wait;
  return item.kind === 'copy' ? `${item.copy.node} ${item.copy.after}` : item.step.visit;
}

/** What happens on the way without a decision: it waits for a moment, a service runs, people are told, a rule decides. */
export function QuietStep({ item }: { item: Quiet }) {
  const say = useWords(approvalWords);
  const label = useLabel();
  const { label: words, when } = subjectOf(item);
  const { icon, name } = looks[item.kind === 'wait' ? item.wait.kind : item.kind];
  const text = useText(item);
  const children = item.kind === 'wait' ? item.wait.children : undefined;
  return (
    <li className="strip-step is-quiet" data-when={when} data-kind={item.kind}>
      <span className="strip-dot">{icon}</span>
      <span className="strip-card">
        <span className="strip-name">{label(words) || say(name)}</span>
        {children && children.length > 0 ? (
          <span className="strip-moment">
            <ChildApprovals name={label(words) || say(name)} items={children} />
          </span>
        ) : (
          <span className="strip-moment" title={text} data-user-content="">
            {text}
          </span>
        )}
      </span>
    </li>
  );
}

const looks: Record<
  'delay' | 'service' | 'subprocess' | 'copy' | 'auto',
  { icon: ReactNode; name: ApprovalWord }
> = {
  delay: { icon: <ClockCircleOutlined />, name: 'delay' },
  service: { icon: <CloudServerOutlined />, name: 'service' },
  subprocess: { icon: <PartitionOutlined />, name: 'subprocess' },
  copy: { icon: <NotificationOutlined />, name: 'copy' },
  auto: { icon: <RobotOutlined />, name: 'auto' },
};

function subjectOf(item: Quiet) {
  if (item.kind === 'wait') return item.wait;
  return item.kind === 'copy' ? item.copy : item.step;
}

function useText(item: Quiet): string {
  const say = useWords(approvalWords);
  const language = useLanguage();
  const moment = useMoment();
  if (item.kind === 'auto') return say(item.step.reason === 'auto-reject' ? 'autoRejects' : 'autoApproves');
  if (item.kind === 'copy') {
    const people = item.copy.to.map(({ name }) => name).join(comma[language]);
    return people === '' ? say('nobody') : people;
  }
  const { wait } = item;
  if (wait.kind === 'delay' && wait.until !== undefined && wait.state !== 'skipped')
    return say(wait.when === 'done' ? 'waitedUntil' : 'waitsUntil', { time: moment.full(wait.until) });
  if (wait.when === 'predicted') return say('service-predicted');
  return say(`wait-${wait.state}`);
}
