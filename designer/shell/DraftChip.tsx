import { App, Dropdown } from 'antd';
import { useSession } from '../../runtime/app/api/session.ts';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useAutosave, useDraft } from '../draft/DraftProvider.tsx';
import { differsFromPublished, type Saving } from '../draft/draft-store.ts';
import { useDiscard } from '../draft/use-discard.ts';
import { shellWords } from '../messages/shell.ts';

const words = {
  saved: 'draftSaved',
  waiting: 'draftWaiting',
  saving: 'draftSaving',
  failed: 'draftFailed',
  conflict: 'draftConflict',
} as const satisfies Record<Saving, keyof (typeof shellWords)['en']>;

/** Where the draft stands: "草稿 · 10:32 已保存". */
export function DraftChip() {
  const say = useWords(shellWords);
  const isPhone = useIsPhone();
  const autosave = useAutosave();
  const { modal } = App.useApp();
  const discard = useDiscard();
  const version = useDraft((state) => state.workspace.version);
  const hasDraft = useDraft((state) => state.revision > 0 || state.saving !== 'saved');
  const differs = useDraft(differsFromPublished);
  const saving = useDraft((state) => state.saving);
  const time = useTime(useDraft((state) => state.savedAt));
  if (!hasDraft && !differs) {
    const text = version === 0 ? say('standardOnly') : say('published', { version });
    return isPhone ? null : (
      <span className="draft-chip" role="status">
        {text}
      </span>
    );
  }
  const key = saving === 'saved' && isPhone ? 'draftSavedShort' : words[saving];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'save', label: say('saveNow'), disabled: saving === 'saved' },
          { key: 'discard', label: say('discard'), danger: true },
        ],
        onClick: ({ key: what }) => {
          if (what === 'save') void autosave.flush();
          else
            modal.confirm({
              title: say('discardTitle'),
              content: version === 0 ? say('discardBodyStandard') : say('discardBody', { version }),
              okText: say('discardYes'),
              cancelText: say('cancel'),
              okButtonProps: { danger: true },
              onOk: discard,
            });
        },
      }}
    >
      <button type="button" className="plain-button draft-chip" data-state={saving}>
        <span role="status">{say(key, { time })}</span>
      </button>
    </Dropdown>
  );
}

/** Hours and minutes in the company's time zone. */
function useTime(at: string | undefined): string {
  const language = useLanguage();
  const { timeZone } = useSession().tenant;
  if (at === undefined) return '';
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone,
  });
  return format.format(new Date(at));
}
