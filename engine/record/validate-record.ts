import type { CompiledEntity, CompiledField } from '../compile/compiled.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure, type Row } from '../expression/environment.ts';
import { isEmpty } from '../expression/operators.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { environmentOf, type Facts } from './facts.ts';
import { isUnchanged } from './merge-field.ts';
import { linesOf, type Values } from './values.ts';

/** One validation under way. */
interface Run {
  entity: CompiledEntity;
  facts: Facts;
  issues: Issue[];
  before: Values;
}

/**
 * Everything that is wrong with a computed record: what is missing, out of its rule, refers to
 * nothing or to what may not be chosen; checks last. `before` is what is stored: a reference that
 * has not changed is not asked again whether it may still be chosen.
 */
export function validateRecord(
  entity: CompiledEntity,
  values: Values,
  before: Values,
  facts: Facts,
  own: Row = {},
): Issue[] {
  const run: Run = { entity, facts, issues: [], before };
  const environment = environmentOf(facts, entity.module, { ...own, ...values });
  for (const field of entity.fields.values())
    if (field.columns) validateLines(run, field, values, environment);
    else validateField(run, field, values, before, { environment, path: pointer([field.id]) });
  validateChecks(run, values, environment);
  return run.issues;
}

interface Place {
  environment: Environment;
  path: string;
}

function validateLines(run: Run, field: CompiledField, values: Values, environment: Environment): void {
  const rows = linesOf(values, field.id);
  const { min } = field.definition as { min: number };
  if (rows.length === 0)
    validateField(run, field, values, run.before, { environment, path: pointer([field.id]) });
  if (rows.length < min)
    run.issues.push(issue('lines.too-few', pointer([field.id]), { min, given: rows.length }));
  const before = new Map(linesOf(run.before, field.id).map((row) => [row.id, row]));
  for (const [index, row] of rows.entries()) {
    const within: Environment = { ...environment, roots: { ...environment.roots, row } };
    for (const column of field.columns?.values() ?? [])
      validateField(run, column, row, before.get(row.id) ?? {}, {
        environment: within,
        path: pointer([field.id, index, column.id]),
      });
  }
}

function validateField(run: Run, field: CompiledField, values: Values, before: Values, place: Place): void {
  const value = values[field.id];
  if (field.readOnlyWhen && isEdited(field, value, before) && truth(run, field.readOnlyWhen, place) === true)
    run.issues.push(issue('field.not-writable', place.path, { field: field.path }));
  const visible = !field.visibleWhen || truth(run, field.visibleWhen, place) === true;
  if (isEmpty((value ?? null) as never)) {
    const required =
      field.definition.required || (field.requiredWhen && truth(run, field.requiredWhen, place) === true);
    if (required && visible && !field.computed)
      run.issues.push(issue('field.required', place.path, { field: field.path }));
    return;
  }
  if (field.refersTo !== undefined)
    validateReference(run, field, field.refersTo, value as Row, before[field.id] as Row | undefined, place);
  if (field.check && truth(run, field.check, place) === false)
    run.issues.push({
      ...issue('field.check-failed', place.path, { field: field.path, check: field.check.source }),
      words: field.definition.checkMessage,
    });
}

/** Whether a person changed what is stored already; what is new is not under the rule yet. */
function isEdited(field: CompiledField, value: unknown, before: Values): boolean {
  if (field.computed || Object.keys(before).length === 0) return false;
  return !isUnchanged(before[field.id], value ?? null);
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
    run.issues.push(issue('reference.unknown', place.path, { field: field.path, entity }));
    return;
  }
  if (!field.filter || before?.id === value.id) return;
  if (truth(run, field.filter, place) !== true)
    run.issues.push(
      issue('reference.not-allowed', place.path, { field: field.path, title: String(row.title ?? '') }),
    );
}

function validateChecks(run: Run, values: Values, environment: Environment): void {
  for (const check of run.entity.checks) {
    const { lines, field } = check.definition;
    if (lines === undefined)
      askCheck(run, check, { environment, path: field === undefined ? '' : pointer([field]) });
    else
      for (const [index, row] of linesOf(values, lines).entries())
        askCheck(run, check, {
          environment: { ...environment, roots: { ...environment.roots, row } },
          path: pointer(field === undefined ? [lines, index] : [lines, index, field]),
        });
  }
}

/** A check is broken only when it is false; unknown passes, since what is missing has its own issue. */
function askCheck(run: Run, check: CompiledEntity['checks'][number], place: Place): void {
  if (truth(run, check.holds, place) !== false) return;
  const { severity, message, label } = check.definition;
  run.issues.push({
    ...issue('record.check-failed', place.path, { check: check.id }),
    words: message ?? label,
    ...(severity === 'warning' && { severity }),
  });
}

function truth(run: Run, expression: CompiledExpression, { environment, path }: Place): boolean | null {
  try {
    return expression.evaluate(environment) as boolean | null;
  } catch (cause) {
    if (!(cause instanceof ExpressionFailure)) throw cause;
    run.issues.push(issue('expression.failed', path, { reason: cause.reason, source: expression.source }));
    return null;
  }
}
