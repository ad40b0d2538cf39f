import { Decimal } from '../decimal.ts';

/** Who may approve what for a kind of document: a ladder of amounts (approval.md A8). */
export interface AuthorityMatrix {
  id: string;
  name: string;
  /** The entity that it is about. */
  document: string;
  /** A department and everything below it; the whole tenant when absent. */
  department?: string | undefined;
  category?: string | undefined;
  currency?: string | undefined;
  /** First and last day, `YYYY-MM-DD`; without a last day for good. */
  validFrom: string;
  validUntil?: string | undefined;
  /** Everybody up to the first level with enough authority, or that level alone. */
  mode: 'chain' | 'first';
  levels: readonly AuthorityLevel[];
}

export interface AuthorityLevel {
  /** The largest amount, inclusive, as digits; every amount when absent. */
  upTo?: string | undefined;
  person?: string | undefined;
  position?: string | undefined;
}

/** What is to be decided on. */
export interface AuthorityQuestion {
  document: string;
  /** The initiator's department and those above it, nearest first. */
  departments: readonly string[];
  category?: string | undefined;
  currency?: string | undefined;
  amount: string;
  /** The day, `YYYY-MM-DD`. */
  on: string;
}

export interface AuthorityAnswer {
  matrix: AuthorityMatrix;
  /** Who decides, in this order. */
  levels: readonly AuthorityLevel[];
}

/**
 * The levels that decide on an amount: of the matrices that apply, the one of the nearest department,
 * and among those the one that names the category and the currency (approval.md A8). Undefined when
 * none applies.
 */
export function findAuthority(
  matrices: readonly AuthorityMatrix[],
  question: AuthorityQuestion,
): AuthorityAnswer | undefined {
  const ranked = matrices
    .filter((matrix) => applies(matrix, question))
    .map((matrix) => ({ matrix, rank: rankOf(matrix, question) }))
    .sort((one, other) => compare(one.rank, other.rank));
  const matrix = ranked[0]?.matrix;
  return matrix && { matrix, levels: levelsFor(matrix, question.amount) };
}

function applies(matrix: AuthorityMatrix, question: AuthorityQuestion): boolean {
  return whyNot(matrix, question) === undefined;
}

/** What keeps a matrix from applying to a question. */
type WhyNot = 'document' | 'department' | 'category' | 'currency' | 'not-yet' | 'over';

function whyNot(matrix: AuthorityMatrix, question: AuthorityQuestion): WhyNot | undefined {
  const { document, departments, category, currency, on } = question;
  if (matrix.document !== document) return 'document';
  if (matrix.department !== undefined && !departments.includes(matrix.department)) return 'department';
  if (matrix.category !== undefined && matrix.category !== category) return 'category';
  if (matrix.currency !== undefined && currency !== undefined && matrix.currency !== currency)
    return 'currency';
  if (on < matrix.validFrom) return 'not-yet';
  return matrix.validUntil !== undefined && matrix.validUntil < on ? 'over' : undefined;
}

/** What became of a matrix when the one that decides was looked for: it is it, another is nearer, or it does not apply. */
export interface AuthorityTrace {
  matrix: AuthorityMatrix;
  outcome: 'chosen' | 'another-is-nearer' | WhyNot;
}

/** How the answer to a question was found, matrix by matrix of that document (approval.md A8, E1). */
export function traceAuthority(
  matrices: readonly AuthorityMatrix[],
  question: AuthorityQuestion,
): AuthorityTrace[] {
  const chosen = findAuthority(matrices, question)?.matrix;
  return matrices
    .filter((matrix) => matrix.document === question.document)
    .map((matrix) => ({
      matrix,
      outcome: matrix === chosen ? 'chosen' : (whyNot(matrix, question) ?? 'another-is-nearer'),
    }));
}

/** The smaller, the more it is made for this question. */
function rankOf(
  { department, category, currency }: AuthorityMatrix,
  { departments }: AuthorityQuestion,
): number[] {
  const distance = department === undefined ? departments.length : departments.indexOf(department);
  return [distance, category === undefined ? 1 : 0, currency === undefined ? 1 : 0];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
}

/** Levels from small to large; an amount exactly on a limit belongs to that level. */
function levelsFor({ levels, mode }: AuthorityMatrix, amount: string): AuthorityLevel[] {
  const ordered = inOrder(levels);
  const enough = ordered.findIndex(({ upTo }) => upTo === undefined || new Decimal(amount).lte(upTo));
  if (enough < 0) return [];
  return mode === 'first' ? ordered.slice(enough, enough + 1) : ordered.slice(0, enough + 1);
}

/** Levels from small to large. */
export function inOrder(levels: readonly AuthorityLevel[]): AuthorityLevel[] {
  return [...levels].sort(bySize);
}

function bySize(one: AuthorityLevel, other: AuthorityLevel): number {
  if (one.upTo === undefined || other.upTo === undefined)
    return one.upTo === other.upTo ? 0 : one.upTo === undefined ? 1 : -1;
  return new Decimal(one.upTo).comparedTo(other.upTo);
}

export interface AuthorityProblem {
  code: 'gap' | 'overlap';
  /** The matrices concerned, by id. */
  matrices: readonly string[];
}

/** What is wrong between matrices: an amount that nobody decides on, two that claim the same (approval.md A8). */
export function authorityProblems(matrices: readonly AuthorityMatrix[]): AuthorityProblem[] {
  const gaps = matrices
    .filter(({ levels }) => levels.every(({ upTo }) => upTo !== undefined))
    .map(({ id }): AuthorityProblem => ({ code: 'gap', matrices: [id] }));
  const overlaps = matrices.flatMap((one, index) =>
    matrices
      .slice(index + 1)
      .filter((other) => isSameQuestion(one, other) && meet(one, other))
      .map((other): AuthorityProblem => ({ code: 'overlap', matrices: [one.id, other.id] })),
  );
  return [...gaps, ...overlaps];
}

function isSameQuestion(one: AuthorityMatrix, other: AuthorityMatrix): boolean {
  return (['document', 'department', 'category', 'currency'] as const).every(
    (key) => one[key] === other[key],
  );
}

function meet(one: AuthorityMatrix, other: AuthorityMatrix): boolean {
  const startsBeforeEnd = (a: AuthorityMatrix, b: AuthorityMatrix) =>
    b.validUntil === undefined || a.validFrom <= b.validUntil;
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}
