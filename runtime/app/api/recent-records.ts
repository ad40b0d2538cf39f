import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A record that the person opened on this device. */
export interface RecentRecord {
  entity: string;
  id: string;
  title: string;
  at: string;
}

/** Recent records by `tenant/user`, so that people who share a machine see their own. */
const useRecent = create<Record<string, RecentRecord[]>>()(
  persist((): Record<string, RecentRecord[]> => ({}), { name: 'formwork.recent' }),
);

const most = 12;

export function rememberRecord(owner: string, record: RecentRecord): void {
  const others = (useRecent.getState()[owner] ?? []).filter((one) => one.id !== record.id);
  useRecent.setState({ [owner]: [record, ...others].slice(0, most) });
}

/** One that turned out to be gone, or not to be seen any more. */
export function forgetRecord(owner: string, id: string): void {
  useRecent.setState({ [owner]: (useRecent.getState()[owner] ?? []).filter((one) => one.id !== id) });
}

const none: RecentRecord[] = [];

export function useRecentRecords(owner: string): RecentRecord[] {
  return useRecent((all) => all[owner] ?? none);
}
