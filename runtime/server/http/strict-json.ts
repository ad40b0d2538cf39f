import { type Issue, issue, pointer } from '../../../engine/issue.ts';
import { forbiddenKeys } from '../definitions/parse-json-file.ts';

/** Deepest nesting of a request body. */
const deepest = 32;

/**
 * A request body read strictly: what `JSON.parse` would quietly accept — repeated keys, keys that
 * reach into JavaScript's own objects, numbers no float can hold, characters that are none, a depth that breaks walkers — is an
 * issue with its path (reliability.md D04, K05, L05). One pass over the text before parsing.
 */
export function parseStrictJson(
  text: string,
): { value: unknown; issues?: undefined } | { value?: undefined; issues: Issue[] } {
  const problem = scan(text);
  if (problem) return { issues: [problem] };
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    return { issues: [issue('request.not-json', '', { what: (cause as Error).message })] };
  }
}

interface Level {
  /** Keys seen so far; absent for a list. */
  keys?: Set<string>;
  /** The key or index that the scan is at. */
  at: string | number;
}

/** A text need not end: one that does not is taken as far as it goes, and never looked for again from within. */
const token = /"(?:[^"\\]|\\.)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[{}[\],:]/g;

function scan(text: string): Issue | undefined {
  const levels: Level[] = [];
  let expectsKey = false;
  const path = () => pointer(levels.map((level) => level.at));
  for (const [part] of text.matchAll(token)) {
    const top = levels.at(-1);
    if (part === '{' || part === '[') {
      if (levels.length >= deepest) return issue('request.too-deep', path(), { max: deepest });
      levels.push(part === '{' ? { keys: new Set(), at: '' } : { at: 0 });
      expectsKey = part === '{';
    } else if (part === '}' || part === ']') {
      levels.pop();
      expectsKey = false;
    } else if (part === ',') {
      expectsKey = top?.keys !== undefined;
      if (top && typeof top.at === 'number') top.at += 1;
    } else if (part.startsWith('"')) {
      // What is wrong with it is said by whoever parses the whole.
      if (part.length < 2 || !part.endsWith('"')) return undefined;
      if (!isText(part)) return issue('request.bad-text', path());
      if (!expectsKey || !top?.keys) continue;
      const problem = takeKey(top, part, path);
      if (problem) return problem;
      expectsKey = false;
    } else if (part !== ':' && !Number.isFinite(Number(part)))
      return issue('request.number-out-of-range', path(), { number: part });
  }
  return undefined;
}

const escaped = /\\u(?:0000|d[89a-f])/i;

/** No NUL, which databases end texts at, and no half of a character; both can only come escaped. */
function isText(quoted: string): boolean {
  if (!escaped.test(quoted)) return true;
  try {
    const text = JSON.parse(quoted) as string;
    return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
  } catch {
    // Said by whoever parses the whole.
    return true;
  }
}

function takeKey(level: Level, quoted: string, path: () => string): Issue | undefined {
  let key: string;
  try {
    key = quoted.includes('\\') ? JSON.parse(quoted) : quoted.slice(1, -1);
  } catch {
    return issue('request.not-json', path(), { what: quoted.slice(0, 40) });
  }
  const repeated = level.keys?.has(key);
  level.keys?.add(key);
  level.at = key;
  if (repeated) return issue('request.duplicate-key', path(), { key });
  return forbiddenKeys.has(key) || key.startsWith('$')
    ? issue('request.forbidden-key', path(), { key })
    : undefined;
}
