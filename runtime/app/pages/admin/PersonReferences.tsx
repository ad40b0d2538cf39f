import { Link } from 'react-router';
import type { PersonInUse } from '../../api/handovers.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';

/** What somebody has to decide, and where this person is named, each with the way there. */
export function PersonReferences({ inUse: { held, references } }: { inUse: PersonInUse }) {
  const say = useWords(adminWords);
  const label = useLabel();
  const moment = useMoment();
  const language = useLanguage();
  const { workflows, departments, groups, authorities, rules } = references;
  const total = held.reduce((sum, { count }) => sum + count, 0);
  const isNamed = workflows.length + departments.length + groups.length + authorities.length > 0;
  return (
    <div className="admin-preview">
      <div>
        <h2>{total > 0 ? say('toDos', { count: total }) : say('noToDos')}</h2>
        <ul>
          {held.map(({ entity, workflow, count }) => (
            <li key={`${entity.id} ${workflow.id}`}>
              {label(workflow.label) || workflow.id} · {count}
            </li>
          ))}
          {rules.map((rule) => (
            <li key={rule.id}>
              <Link to={`/record/proxy-rule/${rule.id}`} data-user-content="">
                {say('ruleOf', { ...rule, until: moment.full(rule.until) })}
              </Link>
            </li>
          ))}
        </ul>
        {rules.length > 0 && <p>{say('rulesHint')}</p>}
      </div>
      <div>
        <h2>{isNamed ? say('namedIn') : say('notNamed')}</h2>
        <ul>
          {workflows.map(({ id, module, label: name, nodes }) => (
            <li key={id}>
              <a href={`/designer/workflow/${module}/${id}`}>
                {say('inWorkflow', {
                  name: label(name),
                  nodes:
                    nodes.map((node) => label(node.label) || node.id).join(comma[language]) ||
                    say('wholeWorkflow'),
                })}
              </a>
            </li>
          ))}
          {departments.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/record/department/${id}`} data-user-content="">
                {say('headOf', { name: title })}
              </Link>
            </li>
          ))}
          {groups.map((name) => (
            <li key={name}>
              <Link to="/list/user-group" data-user-content="">
                {say('memberOf', { name })}
              </Link>
            </li>
          ))}
          {authorities.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/record/approval-authority/${id}`} data-user-content="">
                {say('levelOf', { name: title })}
              </Link>
            </li>
          ))}
        </ul>
        {isNamed && <p>{say('namedHint')}</p>}
      </div>
    </div>
  );
}
