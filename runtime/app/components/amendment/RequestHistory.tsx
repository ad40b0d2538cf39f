import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { type Amendment, amendmentsQuery } from '../../api/amendments.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { formatValue } from '../../form/values/format-value.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { issueMessage } from '../../messages/code-message.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { placeOf } from '../timeline/change-place.ts';
import { FieldChanges } from '../timeline/FieldChanges.tsx';
import { usePlaceName } from '../timeline/use-place-name.ts';
import { useMoment } from '../use-moment.ts';
import { useReader } from '../use-reader.ts';
import './amendment.css';

interface HistoryProps {
  entity: EntityDefinition;
  record: RecordAnswer;
}

/** Every change and cancellation that was decided about: before and after, from when on, or why not (SAL-85, SAL-93). */
export function RequestHistory({ entity, record }: HistoryProps) {
  const say = useWords(amendmentWords);
  const { data = [] } = useQuery({
    ...amendmentsQuery(entity.id, record.id),
    enabled: entity.amendments !== undefined,
  });
  const over = data.filter(({ endedAt }) => endedAt !== null);
  if (over.length === 0) return null;
  return (
    <section className="request-history" aria-labelledby="request-history">
      <h2 id="request-history">{say('history')}</h2>
      <ol>
        {over.map((amendment) => (
          <PastRequest key={amendment.id} amendment={amendment} entity={entity} record={record} />
        ))}
      </ol>
    </section>
  );
}

const colors = { applied: 'green', stale: 'orange', rejected: 'red' } as const;

function PastRequest({ amendment, entity, record }: HistoryProps & { amendment: Amendment }) {
  const { purpose, state, by, at, endedAt, reason, changes, issues } = amendment;
  const say = useWords(amendmentWords);
  const language = useLanguage();
  const moment = useMoment();
  const color = colors[state as keyof typeof colors] ?? 'default';
  return (
    <li>
      <p>
        <strong>{say(purpose)}</strong>{' '}
        <span className="state-tag" data-color={color}>
          {say(`state-${state}`)}
        </span>{' '}
        <span className="request-note" data-user-content="">
          {say('asked', { name: by.title, time: moment.full(at) })}
          {state === 'applied' && endedAt && ` · ${say('effective', { time: moment.full(endedAt) })}`}
        </span>
      </p>
      <blockquote data-user-content="">
        <p>{reason}</p>
      </blockquote>
      {changes.length > 0 && <FieldChanges changes={changes} entity={entity} record={record} />}
      {issues.map((one) => (
        <p key={one.code + one.path}>{issueMessage(language, one)}</p>
      ))}
      <Conflicts amendment={amendment} entity={entity} record={record} />
    </li>
  );
}

function Conflicts({ amendment, entity, record }: HistoryProps & { amendment: Amendment }) {
  const say = useWords(amendmentWords);
  const reader = useReader();
  const nameOf = usePlaceName();
  return (
    <>
      {amendment.conflicts.map(({ path, before, theirs, yours }) => {
        const place = placeOf(path, entity, record);
        const words = (value: unknown) =>
          (place.field && formatValue(place.field, value, reader)) || say('blank');
        return (
          <p key={path} data-user-content="">
            {say('conflict', {
              place: nameOf(place),
              before: words(before),
              theirs: words(theirs),
              yours: words(yours),
            })}
          </p>
        );
      })}
      {amendment.blockers.map(({ entity: target, record: id, title }) => (
        <p key={target + (id ?? '')}>
          {id ? (
            <Link to={`/record/${target}/${id}`}>{say('blocker', { name: title ?? '' })}</Link>
          ) : (
            say('blocker', { name: target })
          )}
        </p>
      ))}
    </>
  );
}
