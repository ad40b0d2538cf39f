import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { placeOf } from '../../components/timeline/change-place.ts';
import { usePlaceName } from '../../components/timeline/use-place-name.ts';
import { useReader } from '../../components/use-reader.ts';
import type { Conflict } from '../../form/contract.ts';
import { formatValue } from '../../form/values/format-value.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { timelineWords } from '../../messages/areas/timeline.ts';
import { useWords } from '../../messages/use-words.ts';
import './conflict-dialog.css';

type Side = 'yours' | 'theirs';

/** Two people changed the same fields: for each the person chooses whose stays; nothing is overwritten unseen. */
export function ConflictDialog(props: {
  entity: EntityDefinition;
  conflict: Conflict;
  onResolve: (choices: Record<string, Side>) => Promise<void>;
  onClose: () => void;
}) {
  const { entity, conflict, onClose } = props;
  const { conflicts, current } = conflict;
  const say = useWords(recordWords);
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const name = current.updatedBy.title;
  const all = (side: Side) => setChoices(Object.fromEntries(conflicts.map(({ path }) => [path, side])));
  return (
    <Modal
      open
      title={say('conflictTitle')}
      okText={say('conflictSave')}
      cancelText={say('keepEditing')}
      okButtonProps={{ disabled: conflicts.some(({ path }) => choices[path] === undefined) }}
      onOk={() => props.onResolve(choices)}
      onCancel={onClose}
      width={720}
    >
      <p data-user-content="">{say('conflictText', { name })}</p>
      <div className="conflict-all">
        <Button size="small" onClick={() => all('yours')}>
          {say('allYours')}
        </Button>
        <Button size="small" onClick={() => all('theirs')}>
          {say('allTheirs')}
        </Button>
      </div>
      <ul className="conflict-list">
        {conflicts.map((one) => (
          <ConflictChoice
            key={one.path}
            entity={entity}
            conflict={conflict}
            one={one}
            choice={choices[one.path]}
            onChoose={(side) => setChoices({ ...choices, [one.path]: side })}
          />
        ))}
      </ul>
    </Modal>
  );
}

function ConflictChoice(props: {
  entity: EntityDefinition;
  conflict: Conflict;
  one: Conflict['conflicts'][number];
  choice: Side | undefined;
  onChoose: (side: Side) => void;
}) {
  const { entity, conflict, one, choice, onChoose } = props;
  const say = useWords(recordWords);
  const words = useWords(timelineWords);
  const reader = useReader();
  const place = placeOf(one.path, entity, conflict.current);
  const name = usePlaceName()(place);
  const text = (value: unknown) => {
    if (place.field) return formatValue(place.field, value, reader) || words('blank');
    return words(value === null ? 'lineRemoved' : 'lineAdded');
  };
  return (
    <li>
      <fieldset>
        <legend>{name}</legend>
        <p className="conflict-before">
          {say('conflictBefore')} <span data-user-content="">{text(one.before)}</span>
        </p>
        <Radio.Group value={choice} onChange={({ target }) => onChoose(target.value)}>
          {(['yours', 'theirs'] as const).map((side) => (
            <Radio key={side} value={side} className="conflict-side">
              <small data-user-content={side === 'theirs' ? '' : undefined}>
                {side === 'yours'
                  ? say('conflictYours')
                  : say('conflictTheirs', { name: conflict.current.updatedBy.title })}
              </small>
              <strong data-user-content="">{text(one[side])}</strong>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
    </li>
  );
}
