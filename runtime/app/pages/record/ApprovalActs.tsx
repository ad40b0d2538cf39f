import { SettingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { OfferedAction, RecordActions } from '../../api/record-actions.ts';
import { ExplainedButton } from '../../components/ExplainedButton.tsx';
import { actWords } from '../../messages/areas/acts.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { useWords } from '../../messages/use-words.ts';
import { ManageMenu } from './ManageMenu.tsx';
import type { OpenDialog } from './RecordDialogs.tsx';
import type { RecordActs } from './use-record-acts.ts';

/** What can be done with the running approval of a record: its initiator withdraws and urges, an administrator manages it. */
export function ApprovalActs(props: {
  instance: NonNullable<RecordActions['instance']>;
  acts: RecordActs;
  onOpen: (dialog: OpenDialog) => void;
}) {
  const { instance, acts, onOpen } = props;
  const say = useWords(recordWords);
  const act = useWords(actWords);
  const offered = (id: OfferedAction['action']) => instance.actions.find((one) => one.action === id);
  const urge = offered('urge');
  const timeOf = (seconds: number) =>
    seconds >= 60 ? act('minutes', { count: Math.ceil(seconds / 60) }) : act('seconds', { count: seconds });
  return (
    <>
      {urge && (
        <ExplainedButton
          why={urge.enabled ? undefined : urge.reason}
          params={{ seconds: urge.seconds ?? 0 }}
          onClick={() => acts.actOnApproval(instance.id, { action: 'urge' })}
        >
          {act('urge')}
          {!urge.enabled && urge.seconds && <small> {act('urgeWait', { time: timeOf(urge.seconds) })}</small>}
        </ExplainedButton>
      )}
      {(['withdraw', 'retry'] as const).map((id) => {
        const action = offered(id);
        return (
          action && (
            <ExplainedButton
              key={id}
              why={action.enabled ? undefined : action.reason}
              onClick={() => onOpen({ kind: 'approval', action: id, instance: instance.id })}
            >
              {say(id)}
            </ExplainedButton>
          )
        );
      })}
      <ManageMenu
        actions={instance.actions}
        onOpen={(action) => onOpen({ kind: 'administer', action, instance: instance.id })}
      >
        <Button icon={<SettingOutlined />}>{act('manage')}</Button>
      </ManageMenu>
    </>
  );
}
