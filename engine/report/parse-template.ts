import Handlebars from 'handlebars';
import { type Issue, issue } from '../issue.ts';

/** Where in a template something is, as an author counts: both from 1. */
export interface Place {
  line: number;
  column: number;
}

export type ParsedTemplate =
  | { program: hbs.AST.Program; issues?: undefined }
  | { program?: undefined; issues: Issue[] };

/** Bounds within which the parser answers at once; it takes minutes for 300 kB of nested blocks (reliability.md D07). */
const mostCharacters = 256_000;
const mostTags = 10_000;
const deepest = 50;
const longestTag = 2000;

/** The tree of a template; or what is wrong with it, at `path`. */
export function parseTemplate(text: string, path: string): ParsedTemplate {
  if (isTooLarge(text)) return { issues: [issue('definition.template-too-large', path)] };
  try {
    return { program: Handlebars.parse(text) };
  } catch (cause) {
    return { issues: [syntaxIssue(text, cause as Error & { column?: number }, path)] };
  }
}

/** What the tags of a template open and close, comments aside; before the parser sees any of it. A comment that does not end goes on to the end. */
const tag = /\{\{(?:!--[\s\S]*?(?:--\}\}|$)|![\s\S]*?(?:\}\}|$)|~?\s*(?:(#|\^\s*\w)|(\/)|(else)\b)?[^}]*)/g;

function isTooLarge(text: string): boolean {
  if (text.length > mostCharacters) return true;
  let tags = 0;
  let depth = 0;
  // An `else if` nests like a block of its own, and ends with the block that it belongs to.
  const elses: number[] = [];
  for (const [written, opens, closes, otherwise] of text.matchAll(tag)) {
    tags += 1;
    if (opens) {
      depth += 1;
      elses.push(0);
    } else if (closes) depth -= 1 + (elses.pop() ?? 0);
    else if (otherwise && elses.length > 0) {
      depth += 1;
      elses[elses.length - 1] = (elses.at(-1) ?? 0) + 1;
    }
    const isComment = written.startsWith('{{!');
    const nested = isComment ? 0 : written.split('(').length - 1;
    if (tags > mostTags || depth > deepest || nested > deepest) return true;
    if (!isComment && written.length > longestTag) return true;
  }
  return false;
}

/** The parser's words are for its own authors; ours get the place and what stands there. */
function syntaxIssue(text: string, { message, column }: Error & { column?: number }, path: string): Issue {
  const [head = '', excerpt = '', pointer = ''] = message.split('\n');
  const consumed = excerpt.slice(0, Math.max(0, pointer.indexOf('^'))).replace(/^\.\.\./, '');
  const line = Number(/(?:line |- )(\d+)/.exec(head)?.[1] ?? 1);
  const written = text.split('\n')[line - 1] ?? '';
  const at = written.indexOf(consumed.slice(-10));
  return issue('definition.template-invalid', path, {
    line,
    column: column !== undefined ? column + 1 : Math.max(0, at) + 1,
    what: (column !== undefined ? written.slice(column) : consumed.slice(-20) || written).slice(0, 40),
  });
}
