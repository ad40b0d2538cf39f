import { useNavigation } from 'react-router';
import { shellWords } from '../../messages/areas/shell.ts';
import { useWords } from '../../messages/use-words.ts';

/** A thin line at the top while the next page is being fetched; its style waits a moment before it shows. */
export function LoadingBar() {
  const say = useWords(shellWords);
  const { state } = useNavigation();
  if (state === 'idle') return null;
  return (
    <div className="loading-bar" role="status">
      <span className="visually-hidden">{say('loading')}</span>
    </div>
  );
}
