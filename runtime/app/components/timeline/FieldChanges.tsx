import { ArrowRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { FieldDefinition } from '../../../../engine/definition/field.ts';
import type { RecordAnswer } from '../../api/records.ts';
import type { TimelineEntry } from '../../api/timeline.ts';
import { formatValue, type Reader } from '../../form/values/format-value.ts';
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
  /** All of them at once, whole lines with their values: for whoever decides about it. */
  isComplete?: boolean;
}) {
  const { changes, entity, record, isComplete = false } = props;
  const say = useWords(timelineWords);
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || isComplete ? changes : changes.slice(0, shownAtFirst);
  return (
    <>
      <dl className="field-changes">
        {shown.map((change) => (
          <FieldChange key={change.path} change={change} entity={entity} record={record} />
        ))}
      </dl>
      {changes.length > shownAtFirst && !isComplete && (
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
        <dd data-user-content="">
          {say(change.before === null ? 'lineAdded' : 'lineRemoved')}{' '}
          {lineWords(place.lines, change.after ?? change.before, reader)}
        </dd>
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

/** What people wrote into a line that came or went. */
function lineWords(lines: FieldDefinition | undefined, row: unknown, reader: Reader): string {
  if (lines?.type !== 'lines' || typeof row !== 'object' || row === null) return '';
  const values = row as Record<string, unknown>;
  return Object.entries(lines.fields)
    .filter(([id, { type }]) => id in values && type !== 'formula' && type !== 'roll-up')
    .map(([id, column]) => formatValue(column, values[id], reader))
    .filter((words) => words !== '')
    .join(' · ');
}
