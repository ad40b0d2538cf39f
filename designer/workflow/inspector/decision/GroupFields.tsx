import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber } from 'antd';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { freeId } from '../../../graph/fragment.ts';
import { decisionWords } from '../../../messages/decision.ts';
import { SwitchRow } from '../../../properties/SwitchRow.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { groupName, groupsOf } from '../../decision-words.ts';
import { sourcesOf } from '../../node-words.ts';
import { sourceWords } from '../../source-words.ts';
import { useWording } from '../../use-wording.ts';
import { useNode } from '../../workflow-context.tsx';

/** The groups that each sign by themselves, with who is in them and how many must agree (approval.md M7). */
export function GroupFields({ node, place }: { node: string; place: PropertyPlace }) {
  const say = useWords(decisionWords);
  const language = useLanguage();
  const wording = useWording();
  const from = sourcesOf(useNode(node));
  const { value, set } = useProperty<Json>(place);
  const decision = isJsonObject(value) ? value : {};
  const groups = groupsOf(value);
  const setGroups = (next: JsonObject) => set({ ...decision, groups: next });
  const without = (id: string) => Object.fromEntries(Object.entries(groups).filter(([one]) => one !== id));
  const whoOf = (id: string) =>
    from
      .filter((source) => source.signsFor === id)
      .map((source) => sourceWords(source, wording))
      .join(say('listed'));
  return (
    <div className="own-rule">
      <ol className="group-list">
        {Object.entries(groups).map(([id, least]) => (
          <li key={id} data-path={`decision/groups/${id}`}>
            <span>
              <strong>{groupName(id, language)}</strong>
              <small data-user-content="">{whoOf(id) || say('nobody')}</small>
            </span>
            <small aria-hidden>{say('least')}</small>
            <InputNumber
              aria-label={`${groupName(id, language)} ${say('least')}`}
              min={1}
              max={200}
              precision={0}
              value={Number(least)}
              onChange={(next) => {
                if (next !== null) setGroups({ ...groups, [id]: next });
              }}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={say('removeGroup')}
              disabled={Object.keys(groups).length === 1}
              onClick={() => setGroups(without(id))}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => setGroups({ ...groups, [freeId('group-1', (one) => Object.hasOwn(groups, one))]: 1 })}
      >
        {say('addGroup')}
      </Button>
      <p className="field-hint">{say('groupsHint')}</p>
      <SwitchRow
        name={say('early')}
        checked={decision.early !== false}
        onChange={(on) => {
          const { early: _, ...rest } = decision;
          set(on ? rest : { ...rest, early: false });
        }}
      />
    </div>
  );
}
