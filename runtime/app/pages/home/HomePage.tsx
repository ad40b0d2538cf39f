import { useModules } from '../../api/modules.ts';
import { useSession } from '../../api/session.ts';
import { useLabel } from '../../components/use-label.ts';
import { usePageTitle } from '../../components/use-page-title.ts';
import { homeWords } from '../../messages/areas/home.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { CreateLinks } from './CreateLinks.tsx';
import { OwnRecords } from './OwnRecords.tsx';
import { RecentRecords } from './RecentRecords.tsx';
import { WaitingTasks } from './WaitingTasks.tsx';
import './home.css';

/** What a person comes for: what waits, what was begun, what is often made. */
export default function HomePage() {
  const say = useWords(homeWords);
  const label = useLabel();
  const language = useLanguage();
  const { user, tenant, roles } = useSession();
  const modules = useModules();
  usePageTitle(say('title'));
  const today = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeZone: tenant.timeZone,
  }).format(new Date());
  return (
    <div className="home">
      <header>
        <h1 data-user-content="">{say(greeting(tenant.timeZone), { name: user.name })}</h1>
        <p>
          {today} · {roles.map((role) => label(role.label)).join(' · ')}
        </p>
      </header>
      <CreateLinks modules={modules} />
      <div className="home-columns">
        <WaitingTasks />
        <OwnRecords modules={modules} kind="drafts" />
        <OwnRecords modules={modules} kind="running" />
        <RecentRecords />
      </div>
    </div>
  );
}

function greeting(timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', timeZone }).format(new Date()));
  if (hour >= 4 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
