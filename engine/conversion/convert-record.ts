import type { CompiledConversion, CompiledEntity, CompiledField } from '../compile/compiled.ts';
import { Decimal } from '../decimal.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row } from '../expression/environment.ts';
import { fieldTypeOf } from '../field-types/index.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { canonical } from '../record/compute-record.ts';
import { environmentOf, type Facts } from '../record/facts.ts';
import { type LineRow, linesOf, type Reference, type Values } from '../record/values.ts';

/** How much of which source lines to take; absent: everything that remains. */
export type TakenLines = Readonly<Record<string, string>>;

export interface Conversion {
  conversion: CompiledConversion;
  target: CompiledEntity;
  source: Reference & { values: Values; own: Row };
  lines?: TakenLines | undefined;
  newId: () => string;
}

/** The row key by which a line made by a conversion remembers the line it came from. */
export const sourceLineKey = 'sourceLine';

/** The values of the target of a conversion, before its own defaults and formulas. */
export function convertRecord(
  { conversion, target, source, lines, newId }: Conversion,
  facts: Facts,
): { values: Values; issues: Issue[] } {
  const issues: Issue[] = [];
  const record = { ...source.own, ...source.values };
  const environment = environmentOf(facts, conversion.module, record);
  const values: Record<string, unknown> = {
    ...mapped(conversion.fields, target.fields, environment, issues, []),
    [conversion.definition.source]: { id: source.id, title: source.title },
  };
  const definition = conversion.definition.lines;
  if (definition) {
    const columns = target.fields.get(definition.to)?.columns ?? new Map<string, CompiledField>();
    const column = columns.get(definition.quantity) as CompiledField;
    const rows: LineRow[] = [];
    for (const row of linesOf(source.values, definition.from)) {
      const remaining = remainingOf(row, definition);
      const wanted =
        lines === undefined ? remaining : wantedOf(lines, row.id, column, definition.from, issues);
      if (!wanted.greaterThan(0)) continue;
      if (wanted.greaterThan(remaining))
        issues.push(
          issue('conversion.too-much', pointer([definition.from, row.id]), {
            wanted: wanted.toFixed(),
            remaining: remaining.toFixed(),
          }),
        );
      const within: Environment = { ...environment, roots: { ...environment.roots, row } };
      rows.push({
        id: newId(),
        [sourceLineKey]: row.id,
        ...mapped(conversion.lineFields, columns, within, issues, [definition.to, rows.length]),
        [definition.quantity]: canonical(column, wanted),
      });
    }
    for (const unknown of Object.keys(lines ?? {}))
      if (!linesOf(source.values, definition.from).some((row) => row.id === unknown))
        issues.push(issue('lines.unknown-line', pointer([definition.from, unknown]), { line: unknown }));
    if (rows.length === 0 && issues.length === 0)
      issues.push(issue('conversion.nothing-remaining', '', { conversion: conversion.id }));
    values[definition.to] = rows;
  }
  return { values, issues };
}

/** How much of a source line is asked for, as its column of the target takes it; what is no quantity is an issue and counts as nothing. */
function wantedOf(
  lines: TakenLines,
  line: string,
  { definition }: CompiledField,
  linesId: string,
  issues: Issue[],
): Decimal {
  if (!Object.hasOwn(lines, line)) return new Decimal(0);
  const path = pointer([linesId, line]);
  const digits = fieldTypeOf(definition).parse(lines[line], definition, (code, params) =>
    issues.push(issue(code, path, params)),
  );
  const wanted = new Decimal((digits as string | number | null | undefined) ?? 0);
  if (wanted.isNegative() && !wanted.isZero()) issues.push(issue('field.too-small', path, { min: 0 }));
  return wanted;
}

/** How much of a source line no target has taken yet. */
export function remainingOf(row: LineRow, { of, taken }: { of: string; taken: string }): Decimal {
  return new Decimal((row[of] as string | undefined) ?? 0).minus((row[taken] as string | undefined) ?? 0);
}

function mapped(
  expressions: Record<string, CompiledExpression>,
  fields: ReadonlyMap<string, CompiledField>,
  environment: Environment,
  issues: Issue[],
  at: (string | number)[],
): Values {
  const values: Record<string, unknown> = {};
  for (const [id, expression] of Object.entries(expressions)) {
    const field = fields.get(id);
    if (!field) continue;
    try {
      const value = canonical(field, expression.evaluate(environment));
      if (value !== undefined) values[id] = value;
    } catch (cause) {
      if (!(cause instanceof ExpressionFailure)) throw cause;
      issues.push(
        issue('expression.failed', pointer([...at, id]), { reason: cause.reason, source: expression.source }),
      );
    }
  }
  return values;
}
