import { useQuery } from '@tanstack/react-query';
import { type ActPlace, type Rehearsal, rehearsalQuery } from '../../api/rehearsals.ts';
import { type ActWord, actWords } from '../../messages/areas/acts.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { useProblemWords } from '../use-problem-words.ts';
import { useSettled } from '../use-settled.ts';

/** What would happen, asked again whenever the act changes; undefined while something of it is missing. */
export function useRehearsal(place: ActPlace, act: { action: string } | undefined) {
  const settled = useSettled(act && JSON.stringify(act), 250);
  const asked = settled === undefined ? undefined : (JSON.parse(settled) as { action: string });
  const query = useQuery({
    ...rehearsalQuery(place, asked ?? { action: '' }),
    enabled: asked !== undefined && act !== undefined,
  });
  const isCurrent = act !== undefined && settled === JSON.stringify(act);
  return {
    rehearsal: isCurrent ? query.data : undefined,
    problem: isCurrent ? query.error : null,
    isPending: act !== undefined && (!isCurrent || query.isFetching),
  };
}

/** Which to-dos vanish and appear, what closes, or why it is not possible. */
export function RehearsalNote({ outcome }: { outcome: ReturnType<typeof useRehearsal> }) {
  const say = useWords(actWords);
  const language = useLanguage();
  const words = useProblemWords();
  const { rehearsal, problem, isPending } = outcome;
  if (isPending)
    return (
      <p className="rehearsal" role="status">
        {say('rehearsing')}
      </p>
    );
  if (problem)
    return (
      <p className="rehearsal" role="alert" data-refused="">
        {words(problem)}
      </p>
    );
  if (!rehearsal) return null;
  if (rehearsal.refusal)
    return (
      <p className="rehearsal" role="alert" data-refused="">
        {codeMessage(language, rehearsal.refusal.code, rehearsal.refusal.params)}
      </p>
    );
  return <Outcome rehearsal={rehearsal} />;
}

const announced: Partial<Record<Rehearsal['state'], ActWord>> = {
  approved: 'ends-approved',
  rejected: 'ends-rejected',
  returned: 'ends-returned',
  terminated: 'ends-terminated',
  withdrawn: 'ends-withdrawn',
  suspended: 'ends-suspended',
  failed: 'ends-failed',
};

function Outcome({ rehearsal: { vanish, appear, closes, state } }: { rehearsal: Rehearsal }) {
  const say = useWords(actWords);
  const label = useLabel();
  const language = useLanguage();
  const named = (tasks: Rehearsal['vanish']) =>
    tasks
      .map(({ person, node }) =>
        say('rehearsed', { person: person.name, node: label(node.label) || node.id }),
      )
      .join(comma[language]);
  const ends = announced[state];
  const sentences = [
    ...closes.flatMap(({ node, state: closed }) =>
      closed === 'open' ? [] : [say(`closes-${closed}`, { node: label(node.label) || node.id })],
    ),
    ...(ends ? [say(ends)] : []),
  ];
  return (
    <div className="rehearsal" role="status" data-user-content="">
      <dl>
        {vanish.length > 0 && (
          <div data-sign="minus">
            <dt>{say('vanish')}</dt>
            <dd>{named(vanish)}</dd>
          </div>
        )}
        {appear.length > 0 && (
          <div data-sign="plus">
            <dt>{say('appear')}</dt>
            <dd>{named(appear)}</dd>
          </div>
        )}
      </dl>
      {vanish.length === 0 && appear.length === 0 && <p>{say('vanishNone')}</p>}
      {sentences.map((sentence) => (
        <p key={sentence} className="rehearsal-end">
          {sentence}
        </p>
      ))}
    </div>
  );
}
