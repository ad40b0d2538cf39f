import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import type { OverseenApproval } from '../../api/administration.ts';
import type { OfferedAction } from '../../api/record-actions.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { actWords } from '../../messages/areas/acts.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { administrating } from '../record/AdministerDialog.tsx';

/** What can be done with one approval of the list: tried again, and everything that an administrator may. */
export function RowActs(props: {
  row: OverseenApproval;
  isBusy: boolean;
  onRetry: () => void;
  onOpen: (action: OfferedAction) => void;
}) {
  const { row, onOpen } = props;
  const say = useWords(adminWords);
  const act = useWords(actWords);
  const offered = (id: string) => row.actions.find((one) => one.action === id && one.enabled);
  const managing = administrating.flatMap((id) => {
    const action = offered(id);
    return action ? [{ id, action }] : [];
  });
  return (
    <span className="admin-row-acts">
      {offered('retry') && (
        <Button size="small" disabled={props.isBusy} onClick={props.onRetry}>
          {say('retry')}
        </Button>
      )}
      {managing.length > 0 && (
        <ActMenu
          acts={managing.map(({ id, action }) => ({
            id,
            label: act(`admin-${id}`),
            isDanger: id === 'terminate',
            act: () => onOpen(action),
          }))}
        >
          <Button
            size="small"
            icon={<SettingOutlined />}
            aria-label={say('manage', { title: row.record.title })}
          />
        </ActMenu>
      )}
    </span>
  );
}

export function RowCheck(props: {
  row: OverseenApproval;
  isPicked: boolean;
  onPick: (isPicked: boolean) => void;
}) {
  const say = useWords(adminWords);
  return (
    <Checkbox
      checked={props.isPicked}
      aria-label={say('select', { title: props.row.record.title })}
      onChange={({ target }) => props.onPick(target.checked)}
    />
  );
}
