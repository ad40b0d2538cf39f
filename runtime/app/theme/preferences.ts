import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '../../../engine/definition/common.ts';

/** What a person set up for this browser; it stays when they sign out. */
export interface Preferences {
  /** Absent: what the browser asks for. */
  language?: Language;
  appearance: 'system' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
  /** Single letters as shortcuts; somebody who speaks to the machine turns them off (WCAG 2.1.4). */
  singleKeys: boolean;
  isMenuCollapsed: boolean;
  /** Modules whose part of the menu is folded. */
  foldedModules: string[];
  /** The company that somebody last signed in to here. */
  lastCompany: string;
}

/** The key that `public/first-paint.js` reads as well, before anything is drawn. */
export const preferencesKey = 'formwork.preferences';

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      appearance: 'system',
      density: 'comfortable',
      singleKeys: true,
      isMenuCollapsed: false,
      foldedModules: [],
      lastCompany: '',
    }),
    { name: preferencesKey },
  ),
);

export function setPreferences(changed: Partial<Preferences>): void {
  usePreferences.setState(changed);
}
