import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from './files-in.ts';

/** The letters of the rules of approvals, and how many paragraphs each has. */
const letters = { K: 12, M: 10, S: 12, B: 14, E: 7, A: 9, G: 6, H: 3, F: 8, L: 9 } as const;

/** Every paragraph by its number: `K1` … `L9`. */
export const paragraphs: readonly string[] = Object.entries(letters).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
);

/** A test or story that bears a paragraph's number, and where. */
export interface Proof {
  file: string;
  title: string;
}

/** The tests and stories of every paragraph, found by the numbers in their titles: `'M1, M5: …'`. */
export function proofs(root: string): Map<string, Proof[]> {
  const found = new Map<string, Proof[]>(paragraphs.map((one) => [one, []]));
  for (const file of filesIn(join(root, 'tests'), /\.test\.tsx?$|scenarios\/.*\.json$/)) {
    const text = readFileSync(file, 'utf8');
    const named = file.endsWith('.json') ? numbersOfStory(text) : numbersOfTests(text);
    for (const { numbers, title } of named)
      for (const number of numbers) found.get(number)?.push({ file: file.slice(root.length + 1), title });
  }
  return found;
}

interface Named {
  numbers: string[];
  title: string;
}

function numbersOfStory(text: string): Named[] {
  const { title = '', rules = [] } = JSON.parse(text) as { title?: string; rules?: string[] };
  return [{ numbers: rules, title }];
}

const numbered = /['"`]((?:[KMSBEAGHFL]\d{1,2}(?:, | and |–)?)+): ([^'"`\n]*)/g;

function numbersOfTests(text: string): Named[] {
  return [...text.matchAll(numbered)].map(([, numbers = '', title = '']) => ({
    numbers: numbers.split(/, | and |–/),
    title,
  }));
}
