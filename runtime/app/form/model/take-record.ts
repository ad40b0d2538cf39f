import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { linesOf, type Values } from '../../../../engine/record/values.ts';
import type { Conflict, RecordAnswer } from '../contract.ts';
import { isSame } from './changes.ts';
import { computeContent } from './compute-content.ts';
import type { Content } from './content.ts';
import type { FormModel } from './form-model.ts';
import { mergeSides } from './merge-sides.ts';
import type { Reach } from './reach.ts';
import { withServerFields } from './server-fields.ts';
import { keyOf } from './spot.ts';
import { valuesOfAnswer } from './values-of-answer.ts';

/** Takes over what a save made of the record; what was typed meanwhile stays on top of it. */
export function takeSaved(
  model: FormModel,
  record: RecordAnswer,
  sent: { content: Content; order: Readonly<Record<string, readonly string[]>> },
): void {
  const { entity } = model.described;
  for (const { id } of entity.lines)
    for (const [index, line] of (sent.order[id] ?? []).entries()) {
      const saved = (record[id] as { id: string }[] | undefined)?.[index];
      if (saved) model.names.learn(line, saved.id);
    }
  const { content } = model.state.getState();
  const saved = withServerFields(
    model.described,
    valuesOfAnswer(entity, record, model.names),
    content.values,
  );
  const { values } = mergeSides({
    entity,
    base: sent.content.values,
    yours: content.values,
    theirs: saved,
    isYours: (path) => model.state.getState().rights.write.has(path),
  });
  model.own(record);
  model.book.evaluate(new Map());
  model.show({ ...content, values, touched: stillOpen(entity, content, values, saved) }, model.places(), {
    id: record.id,
    revision: record.revision,
    base: saved,
    showsMissing: false,
  });
}

/** Keys that were typed into and differ from what is stored. */
function stillOpen(entity: CompiledEntity, { touched }: Content, values: Values, saved: Values): Set<string> {
  const open = new Set<string>();
  for (const field of entity.fields.values()) {
    if (!field.columns) {
      if (touched.has(field.id) && !isSame(values[field.id], saved[field.id])) open.add(field.id);
      continue;
    }
    const before = new Map(linesOf(saved, field.id).map((row) => [row.id, row]));
    for (const row of linesOf(values, field.id))
      for (const column of field.columns.keys()) {
        const key = keyOf({ lines: field.id, line: row.id, field: column });
        if (touched.has(key) && !isSame(row[column], before.get(row.id)?.[column])) open.add(key);
      }
  }
  return open;
}

/**
 * Puts what was typed here on top of somebody else's record. With conflicts and no choices nothing
 * is taken over yet.
 */
export function rebase(
  model: FormModel,
  current: RecordAnswer,
  choices: Readonly<Record<string, 'yours' | 'theirs'>> | undefined,
): { conflicts: Conflict['conflicts'] } {
  const { entity } = model.described;
  const { base, content, rights } = model.state.getState();
  const theirs = valuesOfAnswer(entity, current, model.names);
  const { values, conflicts } = mergeSides({
    entity,
    base,
    yours: content.values,
    theirs,
    isYours: (path) => rights.write.has(path),
    ...(choices && { choices }),
  });
  if (conflicts.length > 0) return { conflicts };
  model.own(current);
  const computed = computeContent(model.ground, values, everythingComputed(entity, values));
  model.show({ ...content, values: computed.values }, model.places({ ...content, values }), {
    revision: current.revision,
    base: theirs,
  });
  model.evaluation.schedule();
  return { conflicts };
}

/** Formulas and sums everywhere: their inputs may come from either side. */
function everythingComputed(entity: CompiledEntity, values: Values): Reach {
  const reach: Reach = new Map();
  for (const { kind, field, lines } of entity.steps)
    if (kind === 'compute')
      reach.set(
        field.path,
        new Set(lines === undefined ? [''] : linesOf(values, lines).map((row) => row.id)),
      );
  return reach;
}
