import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useCheck, useDraft, useDraftStore, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, refKey } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { valueWithin } from '../draft/value-within.ts';
import { roleWords } from '../messages/role.ts';
import { BadgeRow } from '../shell/Badges.tsx';
import { catalogueOf, type ListedDefinition } from '../shell/catalogue.ts';
import { useCustomised } from '../shell/use-customised.ts';
import { usePinyinMatch } from '../shell/use-pinyin-match.ts';
import { EntityRights } from './EntityRights.tsx';
import { usePermissionWords } from './use-permission-words.ts';

/** Every kind of record with what the role may do with it, and beside it the rights on the one that is selected. */
export function RightsView({ role }: { role: DefinitionRef }) {
  const say = useWords(roleWords);
  const drafts = useDraftStore();
  const sources = useSources();
  const part = useDraft((state) => state.history.present.selection.part);
  const [typed, setTyped] = useState('');
  const isMatch = usePinyinMatch(typed);
  const entities = useMemo(
    () => catalogueOf(sources).flatMap((one) => one.definitions.filter(({ ref }) => ref.kind === 'entity')),
    [sources],
  );
  const given = valueWithin(definitionAt(sources, role), ['permissions']);
  const hasRights = (id: string) => isJsonObject(given) && Object.hasOwn(given, id);
  const shown = entities
    .filter(({ ref, label }) => isMatch(label, ref.id))
    .sort((a, b) => Number(hasRights(b.ref.id)) - Number(hasRights(a.ref.id)));
  const selected = entities.find(({ ref }) => ref.id === part) ?? shown[0];
  return (
    <div className="role-columns">
      <nav className="role-entities" aria-label={say('entities')}>
        <Input
          allowClear
          prefix={<SearchOutlined />}
          aria-label={say('find')}
          placeholder={say('find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <ul>
          {shown.map((one) => (
            <li key={one.ref.id}>
              <Item
                role={role}
                entity={one}
                isSelected={selected?.ref.id === one.ref.id}
                onSelect={() =>
                  select(drafts, { ...drafts.getState().history.present.selection, part: one.ref.id })
                }
              />
            </li>
          ))}
        </ul>
      </nav>
      {selected ? (
        <EntityRights key={selected.ref.id} role={role} entity={selected.ref.id} />
      ) : (
        <p className="role-body field-hint">{say('choose')}</p>
      )}
    </div>
  );
}

interface ItemProps {
  role: DefinitionRef;
  entity: ListedDefinition;
  isSelected: boolean;
  onSelect: () => void;
}

function Item({ role, entity, isSelected, onSelect }: ItemProps) {
  const label = useLabel();
  const words = usePermissionWords(role);
  const counts = useCheck((state) => state.counts.get(`${refKey(role)}#${entity.ref.id}`));
  const start = `${refKey(role)}/permissions/${entity.ref.id}`;
  const changes = (useCustomised().get(refKey(role)) ?? []).filter(
    ({ target }) => target === start || target.startsWith(`${start}/`),
  );
  return (
    <button
      type="button"
      className="plain-button role-entity"
      aria-pressed={isSelected}
      data-user-content=""
      onClick={onSelect}
    >
      <strong>
        {label(entity.label)}
        <BadgeRow changes={changes.length} errors={counts?.errors ?? 0} warnings={counts?.warnings ?? 0} />
      </strong>
      <small>{words(entity.ref.id)}</small>
    </button>
  );
}
