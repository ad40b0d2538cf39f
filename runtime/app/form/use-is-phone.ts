import { useSyncExternalStore } from 'react';

const phone = '(max-width: 640px)';

function listen(changed: () => void): () => void {
  const query = window.matchMedia(phone);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether there is room for one column only. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(phone).matches);
}
