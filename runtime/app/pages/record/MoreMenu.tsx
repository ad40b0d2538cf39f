import { DeleteOutlined, MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { requestActions } from '../../../../engine/definition/amendments.ts';
import type { RecordAction } from '../../api/record-actions.ts';
import { ActMenu, type MenuAct } from '../../components/ActMenu.tsx';
import { useLabel } from '../../components/use-label.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';

/** What there is no room for beside the title, and deleting. */
export function MoreMenu(props: {
  actions: readonly RecordAction[];
  onStart: (action: RecordAction) => void;
  onDelete: (() => void) | undefined;
}) {
  const { actions, onStart, onDelete } = props;
  const say = useWords(recordWords);
  const label = useLabel();
  const language = useLanguage();
  const acts: MenuAct[] = actions.map((action) => ({
    id: action.id,
    label: label(action.label),
    isDanger: action.confirm === true || action.id === requestActions.cancel,
    why: action.enabled
      ? undefined
      : codeMessage(language, action.reason ?? 'transition.not-allowed', action.reasonParams),
    act: () => onStart(action),
  }));
  if (onDelete)
    acts.push({
      id: 'delete',
      label: say('delete'),
      isDanger: true,
      icon: <DeleteOutlined />,
      act: onDelete,
    });
  if (acts.length === 0) return null;
  return (
    <ActMenu acts={acts}>
      <Button icon={<MoreOutlined />} aria-label={say('more')} />
    </ActMenu>
  );
}
