import { RE2JS } from 're2js';

/** Whether a pattern of a definition is one that the linear-time engine takes: no look-around, no back-references (reliability.md D06). */
export function isLinearPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
