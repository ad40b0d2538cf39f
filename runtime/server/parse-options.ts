import { parseArgs } from 'node:util';
import type { ConfigProblem } from './config.ts';

/** The options of the command line: `npm start -- --no-open --definitions ../our-modules`. */
export interface Options {
  openBrowser: boolean;
  definitionFolders: string[];
}

const allowed = '--no-open, --definitions <folder> (any number of times)';

/** Reads the options; every wrong one is told, not only the first. */
export function parseOptions(written: readonly string[]): { options: Options; problems: ConfigProblem[] } {
  const { tokens } = parseArgs({
    args: [...written],
    options: { 'no-open': { type: 'boolean' }, definitions: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const options: Options = { openBrowser: true, definitionFolders: [] };
  const problems: ConfigProblem[] = [];
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    const setting = token.kind === 'option' ? token.rawName : token.value;
    if (token.kind === 'positional') problems.push({ setting, problem: 'is not an option', allowed });
    else if (token.name === 'no-open' && token.value === undefined) options.openBrowser = false;
    else if (token.name !== 'definitions') problems.push({ setting, problem: 'is not an option', allowed });
    else if (!token.value || token.value.startsWith('-'))
      problems.push({ setting, problem: 'names no folder', allowed });
    else options.definitionFolders.push(token.value);
  }
  return { options, problems };
}
