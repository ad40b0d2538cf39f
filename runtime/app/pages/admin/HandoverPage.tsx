import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { personInUseQuery } from '../../api/handovers.ts';
import { PageSkeleton } from '../../components/states/PageSkeleton.tsx';
import { ProblemState } from '../../components/states/ProblemState.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { CompanyPersonPicker } from './CompanyPersonPicker.tsx';
import { DepartedPeople } from './DepartedPeople.tsx';
import { HandoverForm } from './HandoverForm.tsx';
import { HandoverList } from './HandoverList.tsx';
import { PersonReferences } from './PersonReferences.tsx';
import '../../components/acts/acts.css';
import './admin.css';

/** The work of one person goes over to others: whose, what it is, who takes over, what came of it (approval.md L8). */
export default function HandoverPage() {
  const say = useWords(adminWords);
  const [parameters, setParameters] = useSearchParams();
  const person = parameters.get('person') ?? '';
  const choose = (id: string | undefined) => setParameters(id ? { person: id } : {}, { replace: true });
  const { data, error, isFetching, refetch } = useQuery({
    ...personInUseQuery(person),
    enabled: person !== '',
  });
  usePageTitle(say('handovers'));
  return (
    <div className="admin-page">
      <h1>{say('handovers')}</h1>
      <DepartedPeople onHandOver={choose} />
      <section>
        <div className="act-field">
          <span aria-hidden="true">{say('person')}</span>
          <CompanyPersonPicker
            label={say('person')}
            placeholder={say('personHint')}
            {...(data && person !== '' && { chosen: data.person })}
            onChange={choose}
          />
        </div>
        {person !== '' && error && <ProblemState problem={error} onRetry={() => refetch()} />}
        {person !== '' && !data && isFetching && <PageSkeleton />}
        {person !== '' && data && (
          <>
            <PersonReferences inUse={data} />
            <HandoverForm key={person} inUse={data} onStarted={() => choose(undefined)} />
          </>
        )}
      </section>
      <HandoverList />
    </div>
  );
}
