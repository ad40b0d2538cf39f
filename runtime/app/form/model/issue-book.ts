import type { Value } from '../../../../engine/expression/environment.ts';
import { isEmpty } from '../../../../engine/expression/operators.ts';
import { type Issue, isError } from '../../../../engine/issue.ts';
import { sameJson } from '../../../../engine/json.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';
import type { Content } from './content.ts';
import { keyOfPointer, spotOf } from './spot.ts';

/** What is wrong or worth a warning, by the key of the spot where it is shown; '' is the record. */
export type IssuesByKey = ReadonlyMap<string, readonly Issue[]>;

const missingCodes: ReadonlySet<string> = new Set(['field.required', 'lines.too-few']);

export function isMissing(one: Issue): boolean {
  return missingCodes.has(one.code);
}

/** A check that what is empty does not pass asks for a value, as one that is required does. */
function asksForValue({ code }: Issue, key: string, values: Values): boolean {
  if (code !== 'record.check-failed' || key === '') return false;
  const { lines, line, field } = spotOf(key);
  const row = lines === undefined ? values : linesOf(values, lines).find(({ id }) => id === line);
  return isEmpty((row?.[field] ?? null) as Value);
}

/** Issues by the spots that their paths point to. */
export function byKey(
  issues: readonly Issue[],
  values: Values,
  lineIds?: readonly string[],
): Map<string, Issue[]> {
  const keyed = new Map<string, Issue[]>();
  for (const one of issues) {
    const key = keyOfPointer(one.path, values, lineIds);
    keyed.set(key, [...(keyed.get(key) ?? []), one]);
  }
  return keyed;
}

/** Where the issues of a form come from; each source replaces only its own. */
export class IssueBook {
  /** What the engine found here, by place. */
  private readonly found = new Map<string, IssuesByKey>();
  /** What the server said to the last save or submit. */
  private refused: Map<string, readonly Issue[]> = new Map();
  /** What the server said of the record as it was last evaluated. */
  private evaluated: Map<string, readonly Issue[]> = new Map();
  private shown: IssuesByKey = new Map();

  find(place: string, issues: IssuesByKey): void {
    this.found.set(place, issues);
  }

  refuse(issues: ReadonlyMap<string, readonly Issue[]>): void {
    this.refused = new Map(issues);
  }

  evaluate(issues: ReadonlyMap<string, readonly Issue[]>): void {
    this.evaluated = new Map(issues);
  }

  /** Before a save, which lets the server judge anew, only its warnings stay. */
  beginSave(): void {
    this.refused = new Map();
    for (const [key, list] of this.evaluated)
      this.evaluated.set(
        key,
        list.filter((one) => !isError(one)),
      );
  }

  /** What was said about a value counts no longer once it is another. */
  changed(keys: Iterable<string>): void {
    for (const key of keys) {
      this.refused.delete(key);
      this.evaluated.delete(key);
    }
    this.refused.delete('');
  }

  /** Everything to be shown; what is missing only when a save has asked for it. Lists that stay equal stay the same. */
  show({ texts, waiting, values }: Content, showsMissing: boolean): IssuesByKey {
    const shown = new Map<string, readonly Issue[]>();
    const add = (issues: IssuesByKey, isWanted: (key: string, one: Issue) => boolean) => {
      for (const [key, list] of issues) {
        const known = shown.get(key) ?? [];
        const more = list.filter(
          (one) => isWanted(key, one) && !known.some((other) => isSameIssue(one, other)),
        );
        if (more.length > 0) shown.set(key, [...known, ...more]);
      }
    };
    const isInPlace = (key: string, one: Issue) =>
      showsMissing
        ? !isMissing(one) || (!texts.has(key) && !waiting.has(key))
        : !isMissing(one) && !(isError(one) && asksForValue(one, key, values));
    for (const [key, { issues }] of texts) shown.set(key, issues);
    add(this.refused, () => true);
    for (const issues of this.found.values()) add(issues, isInPlace);
    // What was missing when the server was asked may have come since; what is missing now is found here.
    add(this.evaluated, (key, one) => !isMissing(one) && isInPlace(key, one));
    return this.keep(shown);
  }

  private keep(shown: Map<string, readonly Issue[]>): IssuesByKey {
    let isSame = shown.size === this.shown.size;
    for (const [key, list] of shown) {
      const before = this.shown.get(key);
      if (before && sameJson(before, list)) shown.set(key, before);
      else isSame = false;
    }
    if (!isSame) this.shown = shown;
    return this.shown;
  }
}

function isSameIssue(one: Issue, other: Issue): boolean {
  return (
    one.code === other.code && one.params.check === other.params.check && isError(one) === isError(other)
  );
}
