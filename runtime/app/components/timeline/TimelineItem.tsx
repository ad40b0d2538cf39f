import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { RecordAnswer } from '../../api/records.ts';
import type { TimelineEntry } from '../../api/timeline.ts';
import { timelineWords } from '../../messages/areas/timeline.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { ProofOfDecision } from '../proof/ProofOfDecision.tsx';
import { StateTag } from '../StateTag.tsx';
import { useLabel } from '../use-label.ts';
import { useMoment } from '../use-moment.ts';
import { usePersonName } from '../use-person-name.ts';
import { actionWord, isWord } from './action-word.ts';
import { FieldChanges } from './FieldChanges.tsx';

/** One thing that happened: who, what, when, in which step, with what words. */
export function TimelineItem(props: {
  entry: TimelineEntry;
  entity: EntityDefinition;
  record: RecordAnswer;
}) {
  const { entry, entity, record } = props;
  const say = useWords(timelineWords);
  const language = useLanguage();
  const nameOf = usePersonName();
  const label = useLabel();
  const moment = useMoment();
  const { by, at, state, node, reason, action, fields, people, purpose } = entry;
  // What a record was created with stands in the record itself.
  const changes = action === 'create' ? [] : fields;
  return (
    <li data-action={action}>
      <p>
        <strong data-user-content="">{nameOf(by)}</strong>{' '}
        <ActionName action={action} entity={entity} purpose={purpose} />
        {people.length > 0 && (
          <span data-user-content="">
            {say('to', { people: people.map(({ title }) => title).join(comma[language]) })}
          </span>
        )}
        {node && <span className="timeline-node">{label(node.label) || node.id}</span>}
        {state?.after !== undefined && <StateTag entity={entity} state={state.after} />}
      </p>
      {reason && (
        <blockquote data-user-content="">
          <p>{isOfEngine(by.id) && isWord(reason) ? say(reason) : reason}</p>
        </blockquote>
      )}
      <ProofOfDecision files={entry.files} signature={entry.signature} />
      {changes.length > 0 && <FieldChanges changes={changes} entity={entity} record={record} />}
      <time dateTime={at} title={moment.full(at)}>
        {moment.ago(at)}
      </time>
    </li>
  );
}

/** Its reasons are codes. */
function isOfEngine(actor: string): boolean {
  return actor.startsWith('system:');
}

function ActionName(props: { action: string; entity: EntityDefinition; purpose: TimelineEntry['purpose'] }) {
  const { action, entity, purpose } = props;
  const say = useWords(timelineWords);
  const label = useLabel();
  const transition = entity.transitions[action];
  if (transition) return <span>{label(transition.label)}</span>;
  const word = actionWord({ action, purpose });
  return <span>{word ? say(word) : action}</span>;
}
