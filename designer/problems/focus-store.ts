import { type RefObject, useEffect } from 'react';
import { create } from 'zustand';
import { type DefinitionRef, refKey } from '../draft/definition-ref.ts';

/** Where somebody wants to be: the control that edits a property. */
interface FocusWish {
  definition: string;
  path: readonly string[];
}

const useFocusStore = create<{ wish: FocusWish | undefined }>(() => ({ wish: undefined }));

export function wishFocus(ref: DefinitionRef, path: readonly string[]): void {
  useFocusStore.setState({ wish: { definition: refKey(ref), path } });
}

/** Takes a wish for a definition, to open what the control is in. */
export function useFocusWish(ref: DefinitionRef): readonly string[] | undefined {
  return useFocusStore(({ wish }) => (wish?.definition === refKey(ref) ? wish.path : undefined));
}

/**
 * Focuses the control of a wished property once it is there. Controls say what they edit by `data-path`;
 * the one with the longest part of the path in common is meant.
 */
export function useFocusedControl(
  ref: DefinitionRef,
  base: readonly string[],
  container: RefObject<HTMLElement | null>,
): void {
  const path = useFocusWish(ref);
  useEffect(() => {
    if (!path || !base.every((key, index) => path[index] === key)) return;
    // Tabs and drawers open before their controls are there.
    const timer = setTimeout(() => {
      const control = container.current && nearestControl(container.current, path.slice(base.length));
      if (!control) return;
      useFocusStore.setState({ wish: undefined });
      control.scrollIntoView({ block: 'center' });
      control.focus();
    }, 60);
    return () => clearTimeout(timer);
  });
}

const focusable =
  'input:not([type="hidden"]), textarea, select, button, [tabindex="0"], [contenteditable="true"], [role="combobox"]';

function nearestControl(container: HTMLElement, path: readonly string[]): HTMLElement | undefined {
  const wanted = path.join('/');
  let best: { element: HTMLElement; length: number } | undefined;
  for (const element of container.querySelectorAll<HTMLElement>('[data-path]')) {
    const own = element.dataset.path ?? '';
    const fits = wanted === own || wanted.startsWith(`${own}/`) || own.startsWith(`${wanted}/`);
    const length = Math.min(own.length, wanted.length);
    if (fits && (!best || length > best.length)) best = { element, length };
  }
  if (!best) return undefined;
  const { element } = best;
  if (element.matches(focusable)) return element;
  // Where a property comes from is told beside its name, before the control that edits it.
  const inside = [...element.querySelectorAll<HTMLElement>(focusable)];
  return inside.find((one) => !one.matches('.provenance, [aria-hidden="true"]')) ?? inside[0];
}
