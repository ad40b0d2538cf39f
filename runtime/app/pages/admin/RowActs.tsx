import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import type { OverseenApproval } from '../../api/administration.ts';
import type { OfferedAction } from '../../api/record-actions.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { ManageMenu } from '../record/ManageMenu.tsx';

/** What can be done with one approval of the list: tried again, and everything that an administrator may. */
export function RowActs(props: {
  row: OverseenApproval;
  isBusy: boolean;
  onRetry: () => void;
  onOpen: (action: OfferedAction) => void;
}) {
  const { row, onOpen } = props;
  const say = useWords(adminWords);
  const mayRetry = row.actions.some((one) => one.action === 'retry' && one.enabled);
  return (
    <span className="admin-row-acts">
      {mayRetry && (
        <Button size="small" disabled={props.isBusy} onClick={props.onRetry}>
          {say('retry')}
        </Button>
      )}
      <ManageMenu actions={row.actions} onOpen={onOpen}>
        <Button
          size="small"
          icon={<SettingOutlined />}
          aria-label={say('manage', { title: row.record.title })}
        />
      </ManageMenu>
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
