import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row, type Value } from '../expression/environment.ts';
import { isEmpty } from '../expression/operators.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { canonical } from './compute-record.ts';
import { environmentOf, environmentOfRows, type Facts } from './facts.ts';
import { isUnchanged } from './merge-field.ts';
import { linesOf, type Values } from './values.ts';

export interface ValidateOptions {
  /** What is stored: a reference that has not changed is not asked again whether it may still be chosen. */
  before: Values;
  /** The record's own data that expressions may read. */
  own?: Row;
  /** Places to look at, `''` for the record itself and line ids; absent: all. A page looks where an edit was. */
  places?: ReadonlySet<string>;
}

/** One validation under way. */
interface Run {
  entity: CompiledEntity;
  facts: Facts;
  issues: Issue[];
  before: Values;
  looksAt(place: string): boolean;
}

/**
 * Everything that is wrong with a computed record: what is missing, out of its rule, refers to
 * nothing or to what may not be chosen; checks last.
 */
export function validateRecord(
  entity: CompiledEntity,
  values: Values,
  facts: Facts,
  { before, own = {}, places }: ValidateOptions,
): Issue[] {
  const looksAt = (place: string) => places?.has(place) ?? true;
  const run: Run = { entity, facts, issues: [], before, looksAt };
  const environment = environmentOf(facts, entity.module, { ...own, ...values });
  for (const field of entity.fields.values())
    if (field.columns) validateLines(run, field, values, environment);
    else if (looksAt('')) validateField(run, field, values, before, { environment, at: [field.id] });
  validateChecks(run, values, environment);
  return run.issues;
}

interface Place {
  environment: Environment;
  /** The segments of its path, which is put together when there is an issue. */
  at: readonly (string | number)[];
}

function validateLines(run: Run, field: CompiledField, values: Values, environment: Environment): void {
  const rows = linesOf(values, field.id);
  const { min } = field.definition as { min: number };
  if (rows.length === 0 && run.looksAt(''))
    validateField(run, field, values, run.before, { environment, at: [field.id] });
  if (rows.length < min && run.looksAt(''))
    run.issues.push(issue('lines.too-few', pointer([field.id]), { min, given: rows.length }));
  const before = new Map(linesOf(run.before, field.id).map((row) => [row.id, row]));
  const columns = [...(field.columns?.values() ?? [])];
  const within = environmentOfRows(environment);
  for (const [index, row] of rows.entries()) {
    if (!run.looksAt(row.id)) continue;
    within.eachRow.row = row;
    for (const column of columns)
      validateField(run, column, row, before.get(row.id) ?? nothing, {
        environment: within.environment,
        at: [field.id, index, column.id],
      });
  }
}

/** What is stored of a line that is new. */
const nothing: Values = {};

function validateField(run: Run, field: CompiledField, values: Values, before: Values, place: Place): void {
  const value = values[field.id];
  if (
    field.readOnlyWhen &&
    isEdited(run, field, [before, values], place) &&
    holds(run, field.readOnlyWhen, place)
  )
    run.issues.push(issue('field.not-writable', pointer(place.at), { field: field.path }));
  const visible = !field.visibleWhen || truth(run, field.visibleWhen, place) === true;
  if (isEmpty((value ?? null) as never)) {
    const required =
      field.definition.required || (field.requiredWhen && truth(run, field.requiredWhen, place) === true);
    if (required && visible && !field.computed)
      run.issues.push(issue('field.required', pointer(place.at), { field: field.path }));
    return;
  }
  if (field.refersTo !== undefined)
    validateReference(run, field, field.refersTo, value as Row, before[field.id] as Row | undefined, place);
  if (field.check && truth(run, field.check, place) === false)
    run.issues.push({
      ...issue('field.check-failed', pointer(place.at), { field: field.path, check: field.check.source }),
      words: field.definition.checkMessage,
    });
}

/**
 * Whether a person changed what is stored already: what is new is not under the rule yet, and a
 * default that was taken again because its source has changed is not a person's doing.
 */
function isEdited(
  run: Run,
  field: CompiledField,
  [before, after]: readonly [Values, Values],
  place: Place,
): boolean {
  const value = after[field.id];
  if (field.computed || Object.keys(before).length === 0) return false;
  if (isUnchanged(before[field.id], value ?? null)) return false;
  return (
    !field.default || !isUnchanged(canonical(field, evaluated(run, field.default, place)), value ?? null)
  );
}

function holds(run: Run, condition: CompiledExpression, place: Place): boolean {
  return truth(run, condition, place) === true;
}

function validateReference(
  run: Run,
  field: CompiledField,
  entity: string,
  value: Row,
  before: Row | undefined,
  place: Place,
): void {
  const row = place.environment.lookup(entity, value.id as string);
  if (row === null) {
    run.issues.push(issue('reference.unknown', pointer(place.at), { field: field.path, entity }));
    return;
  }
  if (!field.filter || before?.id === value.id) return;
  if (truth(run, field.filter, place) !== true)
    run.issues.push(
      issue('reference.not-allowed', pointer(place.at), {
        field: field.path,
        title: String(row.title ?? ''),
      }),
    );
}

function validateChecks(run: Run, values: Values, environment: Environment): void {
  for (const check of run.entity.checks) {
    const { lines, field } = check.definition;
    if (lines === undefined && run.looksAt(''))
      askCheck(run, check, { environment, at: field === undefined ? [] : [field] });
    if (lines === undefined) continue;
    const within = environmentOfRows(environment);
    for (const [index, row] of linesOf(values, lines).entries()) {
      if (!run.looksAt(row.id)) continue;
      within.eachRow.row = row;
      askCheck(run, check, {
        environment: within.environment,
        at: field === undefined ? [lines, index] : [lines, index, field],
      });
    }
  }
}

/** A check is broken only when it is false; unknown passes, since what is missing has its own issue. */
function askCheck(run: Run, check: CompiledEntity['checks'][number], place: Place): void {
  if (truth(run, check.holds, place) !== false) return;
  const { severity, message, label } = check.definition;
  run.issues.push({
    ...issue('record.check-failed', pointer(place.at), { check: check.id }),
    words: message ?? label,
    ...(severity === 'warning' && { severity }),
  });
}

function truth(run: Run, expression: CompiledExpression, place: Place): boolean | null {
  return evaluated(run, expression, place) as boolean | null;
}

function evaluated(run: Run, expression: CompiledExpression, { environment, at }: Place): Value {
  try {
    return expression.evaluate(environment);
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    run.issues.push(
      issue('expression.failed', pointer(at), { reason: cause.reason, source: expression.source }),
    );
    return null;
  }
}
