import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Sources } from '../../engine/layer/target.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { Autosave } from './autosave.ts';
import { type Checking, type CheckState, startChecking } from './check-store.ts';
import {
  createDraftStore,
  type DraftState,
  type DraftStore,
  type PerformOptions,
  perform,
} from './draft-store.ts';
import type { Edit } from './edit.ts';
import type { Workspace } from './workspace.ts';

interface DraftContext {
  drafts: DraftStore;
  autosave: Autosave;
  checking: Checking;
}

const Context = createContext<DraftContext | undefined>(undefined);

/** Holds the work of this tab: the draft, its saving and its checking. */
export function DraftProvider({ workspace, children }: { workspace: Workspace; children: ReactNode }) {
  const { user } = useSession();
  const [value, setValue] = useState<DraftContext>();
  useEffect(() => {
    const drafts = createDraftStore(workspace, user.name);
    const autosave = new Autosave(drafts);
    const checking = startChecking(drafts);
    const stops = [autosave.start(), checking.start()];
    setValue({ drafts, autosave, checking });
    return () => {
      for (const stop of stops) stop();
    };
  }, [workspace, user.name]);
  return value && <Context value={value}>{children}</Context>;
}

function useContext(): DraftContext {
  const context = use(Context);
  if (!context) throw new Error('a page of the designer was drawn outside of the draft');
  return context;
}

export function useDraftStore(): DraftStore {
  return useContext().drafts;
}

export function useAutosave(): Autosave {
  return useContext().autosave;
}

export function useDraft<T>(select: (state: DraftState) => T): T {
  return useStore(useContext().drafts, select);
}

export function useCheck<T>(select: (state: CheckState) => T): T {
  return useStore(useContext().checking.store, select);
}

/** The modules as they are being edited. */
export function useSources(): Sources {
  return useDraft((state) => state.history.present.sources);
}

/** Does an edit. */
export function useEdit(): (edit: Edit, options?: PerformOptions) => void {
  const drafts = useDraftStore();
  return useCallback((edit, options) => perform(drafts, edit, options), [drafts]);
}
