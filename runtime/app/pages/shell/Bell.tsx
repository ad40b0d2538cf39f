import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Notification, notificationsQuery, readNotifications } from '../../api/notifications.ts';
import { PageState } from '../../components/states/PageState.tsx';
import { useMoment } from '../../components/use-moment.ts';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';
import './bell.css';

/** What approvals told this person; looking at it is reading it. */
export function Bell() {
  const say = useWords(shellWords);
  const client = useQueryClient();
  const { data } = useQuery(notificationsQuery);
  const [isOpen, setOpen] = useState(false);
  const read = useMutation({
    mutationFn: readNotifications,
    onSuccess: () => client.invalidateQueries({ queryKey: notificationsQuery.queryKey }),
  });
  const unread = data?.unread ?? 0;
  const show = (open: boolean) => {
    setOpen(open);
    if (!open && unread > 0) read.mutate();
  };
  return (
    <Popover
      open={isOpen}
      onOpenChange={show}
      trigger="click"
      placement="bottomRight"
      content={<NotificationList items={data?.items ?? []} onOpen={() => show(false)} />}
    >
      <Button
        type="text"
        aria-label={
          unread > 0 ? `${say('notifications')}: ${say('unread', { count: unread })}` : say('notifications')
        }
        icon={<BellOutlined style={{ fontSize: 16 }} />}
        className="bell-button"
        data-count={unread === 0 ? undefined : Math.min(unread, 99)}
      />
    </Popover>
  );
}

function NotificationList({ items, onOpen }: { items: Notification[]; onOpen: () => void }) {
  const say = useWords(shellWords);
  const moment = useMoment();
  if (items.length === 0)
    return (
      <div className="bell-list">
        <PageState title={say('noNotifications')} hint={say('noNotificationsHint')} />
      </div>
    );
  return (
    <ul className="bell-list">
      {items.map(({ id, at, event, entity, record, title, read, purpose, text }) => (
        <li key={id} data-unread={!read || undefined}>
          <Link to={`/record/${entity}/${record}`} onClick={onOpen}>
            <span className="bell-title" data-user-content="">
              {title}
            </span>
            <span className="bell-event">
              {text ?? (purpose ? say(`about-${purpose}`, { event: say(event) }) : say(event))}
            </span>
            <time dateTime={at} title={moment.full(at)}>
              {moment.ago(at)}
            </time>
          </Link>
        </li>
      ))}
    </ul>
  );
}
