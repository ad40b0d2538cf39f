import { CheckOutlined, ClockCircleOutlined, CloseOutlined, MinusOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PathWait, Relative } from '../../api/approval-path.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';

type Children = NonNullable<PathWait['children']>;

const icons: Record<Children[number]['state'], ReactNode> = {
  asked: <ClockCircleOutlined />,
  running: <ClockCircleOutlined />,
  approved: <CheckOutlined />,
  rejected: <CloseOutlined />,
  failed: <CloseOutlined />,
  cancelled: <MinusOutlined />,
};

/** The approvals that a step has started: one is a link, several are counted and listed at a click (approval.md G5). */
export function ChildApprovals({ name, items }: { name: string; items: Children }) {
  const say = useWords(approvalWords);
  const [only] = items;
  if (items.length === 1 && only) return <ChildLine child={only} />;
  const over = items.filter(({ state }) => state === 'approved' || state === 'rejected').length;
  return (
    <Popover
      trigger="click"
      placement="bottom"
      title={name}
      content={
        <ul className="strip-children">
          {items.map((child) => (
            <li key={child.id}>
              <ChildLine child={child} />
            </li>
          ))}
        </ul>
      }
    >
      <button type="button" className="plain-button strip-children-count">
        {say('children', { over, count: items.length })}
      </button>
    </Popover>
  );
}

function ChildLine({ child: { state, record } }: { child: Children[number] }) {
  const say = useWords(approvalWords);
  return (
    <span className="strip-child" data-state={state}>
      {icons[state]} {record && <RelativeLink relative={record} />} {say(`child-${state}`)}
    </span>
  );
}

/** Leads to the record of another approval; whoever may not open it sees only that it is there. */
export function RelativeLink({ relative: { entity, record, title } }: { relative: Relative }) {
  const say = useWords(approvalWords);
  if (title === null) return <span>{say('closedToYou')}</span>;
  return (
    <Link to={`/record/${entity}/${record}`} data-user-content="">
      {title}
    </Link>
  );
}
