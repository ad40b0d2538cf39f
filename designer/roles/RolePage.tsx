import { Alert, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useSession } from '../../runtime/app/api/session.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { changeWords } from '../messages/changes.ts';
import { roleWords } from '../messages/role.ts';
import { useFocusWish } from '../problems/focus-store.ts';
import { DefinitionJson } from '../properties/DefinitionJson.tsx';
import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { RightsView } from './RightsView.tsx';
import { RoleSettings } from './RoleSettings.tsx';
import './roles.css';

type View = 'rights' | 'general' | 'json';

/** A role: what it may do with every kind of record, what it may open, and the whole as written. */
export default function RolePage({ definition }: DefinitionPageProps) {
  const say = useWords(roleWords);
  const { isAdministrator } = useSession();
  const [view, setView] = useState<View>('rights');
  const wish = useFocusWish(definition)?.[0];
  useEffect(() => {
    if (wish !== undefined) setView(wish === 'permissions' ? 'rights' : 'general');
  }, [wish]);
  const isAll = useDraft(
    (state) => definitionAt(state.history.present.sources, definition)?.administrator === true,
  );
  return (
    <>
      <PageHead definition={definition}>
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={(['rights', 'general', 'json'] as const).map((one) => ({ value: one, label: say(one) }))}
        />
      </PageHead>
      <div className="role-note">
        <Holders role={definition.id} />
        {!isAdministrator && <span className="visually-quiet">{say('adminOnly')}</span>}
      </div>
      {view === 'rights' && isAll && (
        <div className="role-body">
          <Alert showIcon type="info" title={say('administrator')} />
        </div>
      )}
      {view === 'rights' && !isAll && <RightsView role={definition} />}
      {view === 'general' && (
        <div className="role-body">
          <RoleSettings role={definition} />
        </div>
      )}
      {view === 'json' && (
        <div className="role-body">
          <DefinitionJson definition={definition} />
        </div>
      )}
    </>
  );
}

/** How many names are said before the rest is left to the number. */
const mostNames = 6;

function Holders({ role }: { role: string }) {
  const say = useWords(roleWords);
  const join = useWords(changeWords);
  const people = useDraft((state) => state.workspace.people).filter((one) => one.roles.includes(role));
  const names = people.slice(0, mostNames).map((one) => one.name);
  const shown = people.length > mostNames ? [...names, '…'] : names;
  return (
    <span data-user-content="">
      {people.length === 0
        ? say('nobody')
        : say('people', { count: people.length, names: shown.join(join('list')) })}
    </span>
  );
}
