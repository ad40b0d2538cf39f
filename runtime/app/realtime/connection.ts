import { useSyncExternalStore } from 'react';
import { create } from 'zustand';

/** Whether the server can be heard; starts hopeful, so that nothing flickers while the page loads. */
const useConnection = create<{ isConnected: boolean }>()(() => ({ isConnected: true }));

export function setConnected(isConnected: boolean): void {
  useConnection.setState({ isConnected });
}

function listen(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Whether the device has no network, or the server has been silent since it was last heard. */
export function useIsOffline(): boolean {
  const isOnline = useSyncExternalStore(listen, () => navigator.onLine);
  const isConnected = useConnection((one) => one.isConnected);
  return !isOnline || !isConnected;
}
