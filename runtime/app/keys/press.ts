/** What of a keyboard event decides whether it is a shortcut. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Whether an event is this press: `mod+k` with Ctrl or ⌘, `?` whatever Shift it takes on this keyboard. */
export function matches(press: string, event: Pressed): boolean {
  const parts = press.split('+');
  const key = parts.pop() as string;
  const [mod, alt] = [parts.includes('mod'), parts.includes('alt')];
  if (mod !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false;
  const isSymbol = key.length === 1 && !/[a-z0-9]/i.test(key);
  if (!isSymbol && parts.includes('shift') !== event.shiftKey) return false;
  // With Alt a Mac types another character, so the place of the key decides.
  if (alt && key.length === 1)
    return event.code === `Key${key.toUpperCase()}` || event.code === `Digit${key}`;
  return event.key.toLowerCase() === key.toLowerCase();
}

const names: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc' };

/** The caps of a press, one by one, as the cheat-sheet draws them. */
export function capsOf(press: string, mac = isMac): string[] {
  return press.split('+').map((part) => {
    if (part === 'mod') return mac ? '⌘' : 'Ctrl';
    if (part === 'alt') return mac ? '⌥' : 'Alt';
    if (part === 'shift') return mac ? '⇧' : 'Shift';
    return names[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}

/** Whether a key belongs to an input method that is still composing; Safari sends the last one as 229. */
export function isComposing(event: { isComposing?: boolean; keyCode?: number }): boolean {
  return event.isComposing === true || event.keyCode === 229;
}

const typedInto = new Set(['INPUT', 'TEXTAREA', 'SELECT']);
const typedRoles = new Set(['textbox', 'combobox', 'searchbox', 'spinbutton']);

/** Whether what is typed now goes into a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const { tagName, isContentEditable } = target;
  if (tagName === 'INPUT')
    return !['checkbox', 'radio', 'button', 'submit'].includes((target as HTMLInputElement).type);
  return typedInto.has(tagName) || isContentEditable || typedRoles.has(target.getAttribute('role') ?? '');
}
