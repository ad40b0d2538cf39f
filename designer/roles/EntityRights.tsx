import { Button } from 'antd';
import { useRef } from 'react';
import type { Label } from '../../engine/issue.ts';
import { isJsonObject } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, targetIn } from '../draft/definition-ref.ts';
import { entityAt } from '../expression/names.ts';
import { roleWords } from '../messages/role.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { useProperty } from '../properties/use-property.ts';
import { labelOf } from '../shell/catalogue.ts';
import { entityActions } from '../words/permission-words.ts';
import { FieldRights } from './FieldRights.tsx';
import { RuleField } from './RuleField.tsx';

interface EntityRightsProps {
  role: DefinitionRef;
  entity: string;
}

const here: readonly string[] = [];

/** Those that may hang on the record; the others are given or not. */
const conditional: ReadonlySet<string> = new Set(['read', 'update', 'delete']);

/** What a role may do with one kind of record: its actions, its transitions, its fields. */
export function EntityRights({ role, entity }: EntityRightsProps) {
  const say = useWords(roleWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(role, here, box);
  const path = ['permissions', entity];
  const { value } = useProperty({ definition: role, path });
  const at = (...keys: string[]) => ({ definition: role, path: [...path, ...keys] });
  return (
    <div className="role-rights" ref={box} data-path={path.join('/')}>
      <header>
        <h2 data-user-content="">{label(labelOf(entityAt(sources, entity))) || entity}</h2>
        {value !== undefined && (
          <Button
            size="small"
            type="text"
            danger
            onClick={() => edit({ kind: 'remove-entry', target: targetIn(role, ...path) })}
          >
            {say('remove')}
          </Button>
        )}
      </header>
      <section>
        <h3 className="section-title">{say('actions')}</h3>
        <div className="role-actions">
          {entityActions.map((action) => (
            <RuleField
              key={action}
              place={at(action)}
              entity={entity}
              hasCondition={conditional.has(action)}
              fallback={action === 'print'}
            />
          ))}
          {actionsOf(sources, entity).map((action) => (
            <RuleField
              key={action.id}
              place={at('actions', action.id)}
              entity={entity}
              name={say(action.kind, { name: label(action.label) || action.id })}
              hasCondition
              fallback={false}
            />
          ))}
        </div>
      </section>
      <section>
        <h3 className="section-title">{say('fields')}</h3>
        <p className="field-hint">{say('fieldsHint')}</p>
        <FieldRights role={role} entity={entity} />
      </section>
    </div>
  );
}

interface EntityAction {
  id: string;
  kind: 'transition' | 'conversion';
  label: Label | undefined;
}

/** The transitions of an entity and the documents that are made from it; what the system does is nobody's right. */
function actionsOf(sources: Sources, entity: string): EntityAction[] {
  const transitions = entityAt(sources, entity)?.transitions;
  const own = Object.entries(isJsonObject(transitions) ? transitions : {}).filter(
    ([, one]) => isJsonObject(one) && one.by !== 'system',
  );
  const conversions = Object.values(sources)
    .flatMap((source) => Object.entries(source.conversion))
    .filter(([, one]) => isJsonObject(one) && one.from === entity);
  return [
    ...own.map(([id, one]) => ({ id, kind: 'transition' as const, label: labelOf(one) })),
    ...conversions.map(([id, one]) => ({ id, kind: 'conversion' as const, label: labelOf(one) })),
  ];
}
