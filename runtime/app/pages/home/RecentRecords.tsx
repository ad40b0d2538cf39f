import { Link } from 'react-router';
import { useModules } from '../../api/modules.ts';
import { useRecentRecords } from '../../api/recent-records.ts';
import { useLabel } from '../../components/use-label.ts';
import { useMoment } from '../../components/use-moment.ts';
import { useOwner } from '../../components/use-owner.ts';
import { homeWords } from '../../messages/areas/home.ts';
import { useWords } from '../../messages/use-words.ts';
import { HomeSection } from './HomeSection.tsx';

const shown = 6;

/** What was opened last on this device. */
export function RecentRecords() {
  const say = useWords(homeWords);
  const label = useLabel();
  const moment = useMoment();
  const recent = useRecentRecords(useOwner());
  const items = useModules().flatMap((module) => module.menu);
  return (
    <HomeSection title={say('recent')} empty={say('noRecent')} isEmpty={recent.length === 0}>
      {recent.slice(0, shown).map(({ entity, id, title, at }) => (
        <li key={id}>
          <Link to={`/record/${entity}/${id}`}>
            <strong className="ellipsis" data-user-content="">
              {title}
            </strong>
            <span>{label(items.find((item) => item.entity === entity)?.recordLabel)}</span>
            <time dateTime={at}>{moment.ago(at)}</time>
          </Link>
        </li>
      ))}
    </HomeSection>
  );
}
