/** What was typed with full-width letters, digits and signs made plain, and no space around it: `１２` is `12`. */
export function plainText(text: string): string {
  return text.normalize('NFKC').trim();
}

/** The same without regard to case, for comparing what was typed with what there is. */
export function comparable(text: string): string {
  return plainText(text).toLocaleLowerCase('en');
}
