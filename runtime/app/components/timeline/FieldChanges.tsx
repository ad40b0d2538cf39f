import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import type { TimelineEntry } from '../../api/timeline.ts';
import { formatValue } from '../../form/values/format-value.ts';
import { timelineWords } from '../../messages/areas/timeline.ts';
import { useWords } from '../../messages/use-words.ts';
import { useReader } from '../use-reader.ts';
import { placeOf } from './change-place.ts';
import { usePlaceName } from './use-place-name.ts';

/** Changes that are drawn before somebody asks for the rest. */
const shownAtFirst = 5;

/** Fields that changed, old → new, in words. */
export function FieldChanges(props: {
  changes: TimelineEntry['fields'];
  entity: EntityDefinition;
  record: RecordAnswer;
}) {
  const { changes, entity, record } = props;
  const say = useWords(timelineWords);
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? changes : changes.slice(0, shownAtFirst);
  return (
    <>
      <dl className="field-changes">
        {shown.map((change) => (
          <FieldChange key={change.path} change={change} entity={entity} record={record} />
        ))}
      </dl>
      {changes.length > shownAtFirst && (
        <Button type="link" size="small" onClick={() => setOpen(!isOpen)}>
          {isOpen ? say('fewerChanges') : say('moreChanges', { count: changes.length - shownAtFirst })}
        </Button>
      )}
    </>
  );
}

function FieldChange(props: {
  change: TimelineEntry['fields'][number];
  entity: EntityDefinition;
  record: RecordAnswer;
}) {
  const { change, entity, record } = props;
  const say = useWords(timelineWords);
  const reader = useReader();
  const place = placeOf(change.path, entity, record);
  const name = usePlaceName()(place);
  const { field } = place;
  if (!field && !place.lines) return null;
  if (!field)
    return (
      <div>
        <dt>{name}</dt>
        <dd>{say(change.before === null ? 'lineAdded' : 'lineRemoved')}</dd>
      </div>
    );
  const words = (value: unknown) => formatValue(field, value, reader) || say('blank');
  return (
    <div>
      <dt>{name}</dt>
      <dd data-user-content="" className="number">
        <del>{words(change.before)}</del>
        <ArrowRightOutlined aria-label="→" />
        <ins>{words(change.after)}</ins>
      </dd>
    </div>
  );
}
