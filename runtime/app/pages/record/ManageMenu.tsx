import type { ReactElement } from 'react';
import type { OfferedAction } from '../../api/record-actions.ts';
import { ActMenu } from '../../components/ActMenu.tsx';
import { actWords } from '../../messages/areas/acts.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { administrating } from './AdministerDialog.tsx';

/** A button with everything that an administrator can do with an approval; what cannot be done now says why. Nothing where nothing is offered. */
export function ManageMenu(props: {
  actions: readonly OfferedAction[];
  onOpen: (action: OfferedAction) => void;
  children: ReactElement;
}) {
  const { actions, onOpen } = props;
  const say = useWords(actWords);
  const language = useLanguage();
  const acts = administrating.flatMap((id) => {
    const action = actions.find((one) => one.action === id);
    if (!action) return [];
    return {
      id,
      label: say(`admin-${id}`),
      isDanger: id === 'terminate',
      why: action.enabled ? undefined : codeMessage(language, action.reason ?? 'task.action-not-offered'),
      act: () => onOpen(action),
    };
  });
  return acts.length === 0 ? null : <ActMenu acts={acts}>{props.children}</ActMenu>;
}
