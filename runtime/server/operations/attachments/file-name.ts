/** Longest name that a file keeps, in characters. */
const longest = 200;

/** Characters that a name must not have: controls, halves of characters, and those that turn the direction of writing around. */
const forbidden = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A file's name as it was called by its owner, without folders and without what could deceive a reader (reliability.md M06). */
export function fileName(given: string): string {
  const name = given
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(forbidden, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (!name) return 'file';
  const extension = /\.[^.]{1,20}$/.exec(name)?.[0] ?? '';
  return [...name].length <= longest
    ? name
    : [...name.slice(0, -extension.length || undefined)].slice(0, longest - extension.length).join('') +
        extension;
}

/** `Report.PDF` → `pdf`. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
