import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { issue } from '../../../../engine/issue.ts';
import type { Values } from '../../../../engine/record/values.ts';
import { addReference, removeReference } from '../../store/attachments.ts';
import { Invalid } from '../invalid.ts';
import type { Work } from '../work.ts';
import { attachmentFields, filesOf } from './fill-attachments.ts';

/** Notes which files a record holds now, in the transaction that saves it: these stay, the others have a day left. */
export async function keepAttachments(
  work: Work,
  entity: CompiledEntity,
  record: string,
  { before, after }: { before: Values; after: Values },
): Promise<void> {
  for (const field of attachmentFields(entity)) {
    const [was, is] = [before, after].map((values) => new Set(filesOf(values, field).map(({ id }) => id)));
    const place = { entity: entity.id, field, record };
    for (const id of is ?? [])
      if (!was?.has(id) && !(await addReference(work.scope, id, place)))
        throw new Invalid([issue('attachment.unknown', `/${field}`)]);
    for (const id of was ?? []) if (!is?.has(id)) await removeReference(work.scope, id, place);
  }
}
