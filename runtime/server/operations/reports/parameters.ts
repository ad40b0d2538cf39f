import { ExpressionFailure } from '../../../../engine/expression/environment.ts';
import { dateType } from '../../../../engine/field-types/date.ts';
import { parseReference } from '../../../../engine/field-types/parse-reference.ts';
import { parseText } from '../../../../engine/field-types/parse-text.ts';
import { type Issue, issue, pointer } from '../../../../engine/issue.ts';
import { environmentOf, type Facts } from '../../../../engine/record/facts.ts';
import type { VisibleTable } from './visible-table.ts';

/** Parameters of a report as expressions and clients see them; null where nothing is given. */
export type ParameterValues = Record<string, string | { id: string } | null>;

/** Longest text of a parameter. */
const longest = 200;

/** What was given for each parameter of a report, or its default; and everything wrong with it. */
export function parseParameters(
  { report, definition }: VisibleTable,
  given: Readonly<Record<string, string | undefined>>,
  facts: Facts,
): { values: ParameterValues; issues: Issue[] } {
  const issues: Issue[] = [];
  const values: ParameterValues = {};
  for (const [id, parameter] of Object.entries(definition.parameters)) {
    const text = given[id]?.trim();
    if (text === undefined) values[id] = defaultOf(report, id, facts);
    else if (text === '') values[id] = null;
    else values[id] = parse(parameter, text, (one) => issues.push(one), pointer([id]));
  }
  return { values, issues };
}

function parse(
  { type, options = {} }: VisibleTable['definition']['parameters'][string],
  text: string,
  tell: (one: Issue) => void,
  path: string,
): ParameterValues[string] {
  const report: Parameters<typeof parseText>[2] = (code, params) => tell(issue(code, path, params));
  switch (type) {
    case 'date':
      return (dateType.parse(text, {} as never, report) as string | undefined) ?? null;
    case 'reference':
      return parseReference(text, undefined, report) ?? null;
    case 'text':
      return parseText(text, longest, report) ?? null;
    case 'choice':
      if (Object.hasOwn(options, text)) return text;
      report('field.not-an-option', { options: Object.keys(options).join(', ') });
      return null;
  }
}

/** A default that cannot be evaluated is none. */
function defaultOf(
  { module, defaults }: VisibleTable['report'],
  id: string,
  facts: Facts,
): ParameterValues[string] {
  try {
    const value = defaults[id]?.evaluate(environmentOf(facts, module, {})) ?? null;
    return value as ParameterValues[string];
  } catch (cause) {
    if (cause instanceof ExpressionFailure) return null;
    throw cause;
  }
}
