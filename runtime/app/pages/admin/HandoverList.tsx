import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import { Link } from 'react-router';
import { type Handover, handoversQuery } from '../../api/handovers.ts';
import { useMoment } from '../../components/use-moment.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';

/** Handovers, the newest first: how far they are, what was left and why. */
export function HandoverList() {
  const say = useWords(adminWords);
  const { data, isPending } = useQuery(handoversQuery);
  return (
    <section>
      <h2>{say('earlier')}</h2>
      {!isPending && (data ?? []).length === 0 && <p role="status">{say('noEarlier')}</p>}
      <ul className="admin-handovers">
        {(data ?? []).map((one) => (
          <HandoverLine key={one.id} handover={one} />
        ))}
      </ul>
    </section>
  );
}

function HandoverLine({ handover }: { handover: Handover }) {
  const say = useWords(adminWords);
  const moment = useMoment();
  const language = useLanguage();
  const { person, successors, total, done, state, problems, rules, reason, at } = handover;
  const names = successors.map((one) => one.title).join(comma[language]) || say('byRule');
  return (
    <li>
      <p role="status">
        <strong data-user-content="">
          {say(total === 0 && state === 'done' ? 'progressNone' : 'progress', {
            person: person.title,
            successors: names,
            done,
            total,
          })}
        </strong>
        <small>
          {say(state === 'done' ? 'finished' : 'underway')} · {moment.ago(at)}
          {rules > 0 && ` · ${say('rulesDone', { count: rules })}`}
          {reason !== '' && <span data-user-content=""> · {reason}</span>}
        </small>
      </p>
      {state === 'running' && (
        <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} aria-label={say('underway')} />
      )}
      {problems.length > 0 && (
        <details>
          <summary>{say('left', { count: problems.length })}</summary>
          <ul>
            {problems.map((problem) => (
              <li key={problem.instance} data-user-content="">
                <Link to={`/record/${problem.entity}/${problem.record}`}>
                  {problem.title || problem.record}
                </Link>{' '}
                {problem.message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
