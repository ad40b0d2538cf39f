import { useSession } from '../api/session.ts';

/** The key under which this browser keeps what belongs to one person of one company. */
export function useOwner(): string {
  const { tenant, user } = useSession();
  return `${tenant.id}/${user.id}`;
}
