import { issue, pointer } from '../../../../engine/issue.ts';
import type { DecisionFile } from '../../../../engine/workflow/proof.ts';
import { addReference, findAttachments } from '../../store/attachments.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';
import type { Work } from '../work.ts';

/** The place of files that are given with decisions: no field has such a name (approval.md F5). */
export const decisionFiles = '@decision';

/** The largest of them, in megabytes. */
export const largestDecisionFile = 20;

/** Files of the person that were uploaded for a decision on such a record and are given with none yet. */
export async function filesGiven(
  acting: Acting,
  entity: string,
  ids: readonly string[],
): Promise<DecisionFile[]> {
  const found = await findAttachments(scopeOf(acting), ids);
  const free = new Map(
    found
      .filter((file) => file.owner === acting.person.id && file.entity === entity)
      .filter((file) => file.field === decisionFiles && file.references.length === 0)
      .map((file) => [file.id, file]),
  );
  const unknown = ids.flatMap((id, index) =>
    free.has(id) ? [] : [issue('attachment.unknown', pointer(['files', index]))],
  );
  if (unknown.length > 0) throw new Invalid(unknown);
  return [...free.values()].map(({ id, name, size, type }) => ({ id, name, size, type }));
}

/** The files are the decision's, in the transaction that makes it. */
export async function keepFiles(
  work: Work,
  place: { entity: string; record: string },
  files: readonly DecisionFile[],
): Promise<void> {
  for (const { id } of files)
    if (!(await addReference(work.scope, id, { ...place, field: decisionFiles })))
      throw new Invalid([issue('attachment.unknown', '/files')]);
}
