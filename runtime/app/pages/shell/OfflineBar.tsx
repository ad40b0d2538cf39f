import { DisconnectOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';
import { problemWords } from '../../messages/areas/problems.ts';
import { useWords } from '../../messages/use-words.ts';
import { useIsOffline } from '../../realtime/connection.ts';

/** A connection that is gone for less than this is not worth a word, in milliseconds. */
const patience = 2500;

/** Says that nothing new can come, once that has lasted a moment. */
export function OfflineBar() {
  const say = useWords(problemWords);
  const isOffline = useIsOffline();
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isOffline) return setShown(false);
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [isOffline]);
  if (!isShown) return null;
  return (
    <div className="offline-bar" role="status">
      <DisconnectOutlined /> {say('offlineBar')}
    </div>
  );
}
