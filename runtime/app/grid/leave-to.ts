const focusable = 'a[href], button, input, select, textarea, [tabindex]';

const field = 'input, select, textarea, [role="combobox"], [role="switch"], .grid-input';

/**
 * Moves the focus past an element: to the next field of the form where there is one, else to
 * whatever comes next.
 */
export function leaveTo(element: HTMLElement, to: 'next' | 'previous'): void {
  const wanted = to === 'next' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const around = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) =>
      !element.contains(one) &&
      (element.compareDocumentPosition(one) & wanted) !== 0 &&
      one.tabIndex >= 0 &&
      !(one as HTMLButtonElement).disabled &&
      one.getClientRects().length > 0,
  );
  if (to === 'previous') around.reverse();
  const form = element.closest('.form');
  const next = around.find((one) => form?.contains(one) && one.matches(field)) ?? around[0];
  if (next) next.focus();
  else element.focus();
}
