import { useEffect } from 'react';
import { isComposing, isTyping, matches } from '../../runtime/app/keys/press.ts';
import { useAutosave, useDraftStore } from '../draft/DraftProvider.tsx';
import { redoStep, undoStep } from '../draft/draft-store.ts';

/** Undo, redo and save on every page; in a text box undo is the box's own. */
export function useDesignerKeys(): void {
  const drafts = useDraftStore();
  const autosave = useAutosave();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isComposing(event)) return;
      if (matches('mod+s', event)) {
        event.preventDefault();
        void autosave.flush();
        return;
      }
      if (isTyping(event.target) || isInDialog(event.target)) return;
      const isUndo = matches('mod+z', event);
      const isRedo = matches('mod+shift+z', event) || matches('mod+y', event);
      if (!isUndo && !isRedo) return;
      event.preventDefault();
      (isUndo ? undoStep : redoStep)(drafts);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [drafts, autosave]);
}

/** The drawer of properties belongs to the page; only what covers the page keeps its keys. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"][aria-modal="true"]') !== null;
}
