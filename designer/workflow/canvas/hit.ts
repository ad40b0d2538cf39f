/** The part of the workflow that an event happened on. */
export function partAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-part]')?.dataset.part : undefined;
}

/** The drawn box that an event happened on. */
export function boxAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-box]')?.dataset.box : undefined;
}
