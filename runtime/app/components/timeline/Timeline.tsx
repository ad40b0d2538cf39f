import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { type TimelineEntry, timelineQuery } from '../../api/timeline.ts';
import { timelineWords } from '../../messages/areas/timeline.ts';
import { useWords } from '../../messages/use-words.ts';
import { TimelineItem } from './TimelineItem.tsx';
import './timeline.css';

type Kind = 'all' | 'approvals' | 'changes';

/** Entries that are drawn before somebody asks for more. */
const shownAtFirst = 20;

/** What happened to a record, newest first: saves field by field, decisions with their opinions. */
export function Timeline({ entity, record }: { entity: EntityDefinition; record: RecordAnswer }) {
  const say = useWords(timelineWords);
  const { data = [] } = useQuery(timelineQuery(entity.id, record.id));
  const [kind, setKind] = useState<Kind>('all');
  const [most, setMost] = useState(shownAtFirst);
  const entries = data.filter((entry) => isOfKind(entry, kind));
  return (
    <section className="timeline" aria-labelledby="timeline-title">
      <header>
        <h2 id="timeline-title">{say('title')}</h2>
        <Segmented
          size="small"
          aria-label={say('title')}
          value={kind}
          onChange={setKind}
          options={(['all', 'approvals', 'changes'] as const).map((value) => ({ value, label: say(value) }))}
        />
      </header>
      {entries.length === 0 && data.length > 0 && <p className="timeline-empty">{say('empty')}</p>}
      <ol>
        {entries.slice(0, most).map((entry) => (
          <TimelineItem key={entry.id} entry={entry} entity={entity} record={record} />
        ))}
      </ol>
      {entries.length > most && (
        <Button type="link" size="small" onClick={() => setMost(most + 100)}>
          {say('moreEntries')}
        </Button>
      )}
    </section>
  );
}

/** Of the approval is everything that was done with it; an edit meanwhile is a change. */
function isOfKind({ action, fields, instance }: TimelineEntry, kind: Kind): boolean {
  if (kind === 'all') return true;
  if (kind === 'changes') return fields.length > 0 || action === 'create';
  return instance !== null && action !== 'update';
}
