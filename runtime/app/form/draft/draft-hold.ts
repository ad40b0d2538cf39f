/**
 * A draft is held by the page that types into it, so that another page of the same person does not
 * offer it as left behind. Where the browser has no locks (a page not served securely) it is offered.
 */
export function hold(name: string): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks?.request(lockOf(name), () => released);
  return release;
}

export async function isHeld(name: string): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some((lock) => lock.name === lockOf(name));
}

function lockOf(name: string): string {
  return `formwork draft ${name}`;
}
