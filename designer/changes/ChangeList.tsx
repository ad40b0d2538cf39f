import { ArrowRightOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { changeWords } from '../messages/changes.ts';
import { shellWords } from '../messages/shell.ts';
import { useGoTo } from '../problems/use-go-to.ts';
import { isDesigned, kindIcons } from '../shell/kinds.tsx';
import { type ToldChange, type ToldDefinition, tellChanges } from '../words/tell-changes.ts';
import { useTelling } from '../words/use-telling.ts';
import './changes.css';

export interface ChangeListProps {
  before: Sources;
  after: Sources;
  /** Told when somebody goes to a change; absent: the list is only read. */
  onGo?: () => void;
}

/** What is different between two states of the definitions, in words, with before and after. */
export function ChangeList({ before, after, onGo }: ChangeListProps) {
  const say = useWords(changeWords);
  const telling = useTelling();
  const told = useMemo(
    () => tellChanges(diffSources(before, after), { before, after }, telling),
    [before, after, telling],
  );
  if (told.length === 0) return <p className="field-hint">{say('nothing')}</p>;
  return (
    <div className="changes">
      {told.map((one) => (
        <Definition key={`${one.ref.kind}/${one.ref.id}`} told={one} onGo={onGo} />
      ))}
    </div>
  );
}

function Definition({ told, onGo }: { told: ToldDefinition; onGo: (() => void) | undefined }) {
  const say = useWords(changeWords);
  const kindName = useWords(shellWords);
  const goTo = useGoTo();
  const { ref, name, changes } = told;
  const Icon = isDesigned(ref.kind) ? kindIcons[ref.kind] : undefined;
  const title = (
    <>
      {Icon && <Icon />}
      <span data-user-content="">{name}</span>
      <span className="visually-quiet">
        {isDesigned(ref.kind) ? `${kindName(ref.kind)} · ` : ''}
        {say('count', { count: changes.length })}
      </span>
    </>
  );
  return (
    <section className="changes-definition">
      <h3>
        {onGo && isDesigned(ref.kind) ? (
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              goTo(ref, []);
              onGo();
            }}
          >
            {title}
          </button>
        ) : (
          title
        )}
      </h3>
      <ul>
        {changes.map((one) => (
          <Row key={one.key} change={one} />
        ))}
      </ul>
    </section>
  );
}

const marks = { add: '+', set: '~', remove: '−', move: '↕' } as const;

function Row({ change: { op, place, before, after, isLines } }: { change: ToldChange }) {
  const say = useWords(changeWords);
  const isShort = before !== undefined && after !== undefined && before.length + after.length < 70;
  return (
    <li className="change" data-op={op}>
      <span className="change-mark" aria-hidden="true">
        {marks[op]}
      </span>
      <div className="change-words">
        <p>
          <span className="change-op">{say(op)}</span> <strong data-user-content="">{place}</strong>
        </p>
        {(before !== undefined || after !== undefined) && (
          <p className="change-values" data-user-content="" data-short={isShort || undefined}>
            {op === 'set' && before === undefined && !isLines && (
              <del className="change-none">{say('empty')}</del>
            )}
            {before !== undefined && (
              <del>
                <span className="visually-hidden">{say('before')} </span>
                {before}
              </del>
            )}
            {op === 'set' && !isLines && <ArrowRightOutlined aria-hidden="true" />}
            {after !== undefined && (
              <ins>
                <span className="visually-hidden">{say('after')} </span>
                {after}
              </ins>
            )}
          </p>
        )}
      </div>
    </li>
  );
}
