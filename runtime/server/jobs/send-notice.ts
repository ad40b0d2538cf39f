import { titleOf } from '../../../engine/record/facts.ts';
import type { OutsideCall } from '../../../engine/workflow/change.ts';
import type { StepSubject } from '../operations/plan-step.ts';
import type { Work } from '../operations/work.ts';
import type { ServiceResult } from '../services/service.ts';

/** What a service tells people of a record goes out once, under the key of its call. */
export function sendNotice(
  work: Work,
  { record, entity }: Pick<StepSubject, 'record' | 'entity'>,
  { key, node }: OutsideCall,
  { to, text }: NonNullable<ServiceResult['notice']>,
): void {
  if (to.length === 0) return;
  const about = { entity: entity.id, record: record.id, title: titleOf(entity, record.values) };
  const instance = key.split(':')[0] as string;
  work.tell(key, { event: 'notice', to: [...to], instance, ...about, node, text });
}
