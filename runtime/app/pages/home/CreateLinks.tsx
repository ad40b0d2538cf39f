import { PlusOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import type { ListedModule } from '../../api/modules.ts';
import { useLabel } from '../../components/use-label.ts';
import { homeWords } from '../../messages/areas/home.ts';
import { useWords } from '../../messages/use-words.ts';

/** Acts that are offered at most; everything else is in the menu and in the palette. */
const most = 6;

/** What this person may make. */
export function CreateLinks({ modules }: { modules: readonly ListedModule[] }) {
  const say = useWords(homeWords);
  const label = useLabel();
  const items = modules
    .flatMap((module) => module.menu)
    .filter((item) => item.canCreate && item.entity !== null)
    .slice(0, most);
  if (items.length === 0) return null;
  return (
    <nav className="create-links" aria-label={say('create')}>
      {items.map((item) => (
        <Link key={item.id} to={`/new/${item.entity}`}>
          <PlusOutlined /> {label(item.recordLabel ?? item.label)}
        </Link>
      ))}
    </nav>
  );
}
