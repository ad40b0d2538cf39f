/** What of a keyboard event, React's or the browser's, tells about input methods. */
interface KeyEvent {
  keyCode: number;
  isComposing?: boolean;
  nativeEvent?: { isComposing?: boolean };
}

/**
 * Whether a key belongs to an input method that is composing: then it means nothing to us. Safari
 * sends the Enter that confirms a candidate after the composition has ended, with key code 229.
 */
export function isComposing(event: KeyEvent): boolean {
  return event.keyCode === 229 || (event.nativeEvent?.isComposing ?? event.isComposing) === true;
}
