import { isError } from '../../../../engine/issue.ts';
import { Problem } from '../../api/problem.ts';
import type { Conflict, RecordAnswer } from '../contract.ts';
import { bodyOfChange, bodyOfNew } from './changes.ts';
import { isUnanswered } from './edits-of-text.ts';
import type { FormModel } from './form-model.ts';
import { byKey } from './issue-book.ts';
import { rebase, takeSaved } from './take-record.ts';

/** How a save ended. */
export type SaveOutcome =
  | { state: 'saved'; record: RecordAnswer }
  | { state: 'unchanged' }
  /** Something is wrong; it is shown beside its field and in the summary. */
  | { state: 'invalid' }
  | { state: 'conflict'; conflict: Conflict }
  | { state: 'failed'; problem: Problem };

/** Saves in a row that somebody else's may come between before it is given up. */
const mostRounds = 4;

/** How long a save waits for answers that are still on their way, in milliseconds. */
const longestWait = 10_000;

/**
 * Saves what has changed. Somebody else's save in between is taken in where it does not touch the
 * same values; where it does, the page is asked. Whatever happens, nothing that was typed is lost.
 */
export async function saveForm(model: FormModel): Promise<SaveOutcome> {
  await answersToLookUps(model);
  // What is missing may be a default that only the server knows, and is on its way.
  if (!isComplete(model)) await withinPatience(model.evaluation.settled());
  if (!isComplete(model)) return { state: 'invalid' };
  const { id, isDirty } = model.state.getState();
  if (id !== undefined && !isDirty) return { state: 'unchanged' };
  for (let round = 0; ; round++) {
    const outcome = await saveOnce(model);
    if (outcome !== 'again' || round >= mostRounds)
      return outcome === 'again' ? { state: 'invalid' } : outcome;
  }
}

/** Texts that could not be looked up are asked again, and answers on their way are waited for. */
async function answersToLookUps(model: FormModel): Promise<void> {
  const { texts } = model.state.getState().content;
  const again = [...texts].filter(([, { issues }]) => isUnanswered(issues));
  if (again.length > 0)
    model.enter(
      again.map(([key, { text }]) => ({ key, text })),
      'quiet',
    );
  await withinPatience(answered(model));
}

async function withinPatience(answers: Promise<void>): Promise<void> {
  await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, longestWait))]);
}

/** When every look-up has its record, and what prices and other defaults are made from has come with it. */
async function answered({ lookUps, known }: FormModel): Promise<void> {
  do {
    await lookUps.idle();
    await known.idle();
  } while (known.isBusy);
}

/** Shows everything that is wrong or missing; tells whether nothing is. */
function isComplete(model: FormModel): boolean {
  model.book.beginSave();
  model.show(model.state.getState().content, model.places(), { showsMissing: true });
  const { issues, content } = model.state.getState();
  return content.waiting.size === 0 && ![...issues.values()].some((list) => list.some(isError));
}

async function saveOnce(model: FormModel): Promise<SaveOutcome | 'again'> {
  const { id, revision, content } = model.state.getState();
  const sides = model.sides();
  const { body, order } = id === undefined ? bodyOfNew(sides, false) : bodyOfChange(sides);
  const key = model.commandKey(JSON.stringify([id, revision, body]));
  try {
    const record = await (id === undefined
      ? model.api.create(body, key)
      : model.api.change(id, revision, body, key));
    takeSaved(model, record, { content, order });
    return { state: 'saved', record };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    return refused(model, cause, order);
  }
}

function refused(model: FormModel, problem: Problem, order: Record<string, string[]>): SaveOutcome | 'again' {
  const { body } = problem;
  if (problem.code === 'record.changed' && body.current) {
    const conflict = meet(model, body.current as RecordAnswer);
    return conflict.conflicts.length === 0 ? 'again' : { state: 'conflict', conflict };
  }
  if (body.issues.length === 0) return { state: 'failed', problem };
  const { content } = model.state.getState();
  const keyed = new Map<string, typeof body.issues>();
  for (const one of body.issues)
    for (const [key, list] of byKey([one], content.values, order[one.path.split('/')[1] ?? '']))
      keyed.set(key, [...(keyed.get(key) ?? []), ...(list as typeof body.issues)]);
  model.book.refuse(keyed);
  model.show(content, new Set());
  return { state: 'invalid' };
}

/** Somebody else's record meets ours: taken in when no value was changed by both. */
export function meet(model: FormModel, current: RecordAnswer): Conflict {
  model.met = current;
  const { conflicts } = rebase(model, current, undefined);
  return { current, conflicts };
}

/** Settles a conflict as the person chose, on top of the other side's record, and saves. */
export async function resolveConflict(
  model: FormModel,
  current: RecordAnswer,
  choices: Readonly<Record<string, 'yours' | 'theirs'>>,
): Promise<SaveOutcome> {
  rebase(model, current, choices);
  return saveForm(model);
}
