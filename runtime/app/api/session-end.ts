import { create } from 'zustand';

/** Whether the session ran out under an open page, which then waits for the password. */
export const useSessionEnd = create<{ hasEnded: boolean; wasSignedIn: boolean }>()(() => ({
  hasEnded: false,
  wasSignedIn: false,
}));

/** Told by every call that found no session; a page that never had one goes to the sign-in by itself. */
export function sessionEnded(): void {
  if (useSessionEnd.getState().wasSignedIn) useSessionEnd.setState({ hasEnded: true });
}

export function sessionBegan(): void {
  useSessionEnd.setState({ hasEnded: false, wasSignedIn: true });
}
