import { isEmpty } from '../../expression/operators.ts';
import { linesOf } from '../../record/values.ts';
import { Refusal } from '../../refusal.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';

/** Refuses to go on while fields that the node wants filled in are blank (approval.md F1); a rehearsal goes on. */
export function requireFields(run: Run, { definition }: NodeOf<'start'> | NodeOf<'approval'>): void {
  if (run.command.rehearsal) return;
  const { record } = run.facts;
  const isBlank = (path: string) => {
    const [first = '', column] = path.split('.');
    if (column === undefined) return isEmpty((record[first] ?? null) as never);
    return linesOf(record, first).some((row) => isEmpty((row[column] ?? null) as never));
  };
  const missing = Object.entries(definition.fields).filter(
    ([path, right]) => right === 'required' && isBlank(path),
  );
  if (missing.length > 0)
    throw new Refusal('task.fields-required', { fields: missing.map(([path]) => path).join(', ') });
}
