import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { departedQuery, type PersonInUse } from '../../api/handovers.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';

/** People who have left and are still named: the health of the definitions (approval.md E5). */
export function DepartedPeople({ onHandOver }: { onHandOver: (person: string) => void }) {
  const say = useWords(adminWords);
  const { data = [] } = useQuery(departedQuery);
  if (data.length === 0) return null;
  return (
    <section className="admin-notice" aria-label={say('departed')}>
      <h2>{say('departed')}</h2>
      <p>{say('departedHint')}</p>
      <ul>
        {data.map((one) => (
          <li key={one.person.id}>
            <span data-user-content="">
              {say('departedLine', {
                name: one.person.title,
                held: one.held.reduce((sum, { count }) => sum + count, 0),
                named: placesOf(one),
              })}
            </span>
            <Button size="small" onClick={() => onHandOver(one.person.id)}>
              {say('handOver')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function placesOf({ references: { workflows, departments, groups, authorities } }: PersonInUse): number {
  return workflows.length + departments.length + groups.length + authorities.length;
}
