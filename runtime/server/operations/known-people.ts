import { type Issue, issue, pointer } from '../../../engine/issue.ts';
import type { Command } from '../../../engine/workflow/command.ts';
import type { Acting } from './acting.ts';
import { Invalid } from './invalid.ts';

/** Refuses people whom the tenant does not know, every one of them at once. */
export function assertKnown(
  { world: { organisation } }: Acting,
  { people = [], chosen = {} }: Pick<Command, 'people' | 'chosen'>,
): void {
  const unknown = (ids: readonly string[], at: readonly string[]): Issue[] =>
    ids.flatMap((id, index) =>
      organisation.person(id)
        ? []
        : [
            issue('reference.unknown', pointer([...at, String(index)]), {
              field: at.join('.'),
              entity: 'user',
            }),
          ],
    );
  const issues = [
    ...unknown(people, ['people']),
    ...Object.entries(chosen).flatMap(([node, ids]) => unknown(ids, ['chosen', node])),
  ];
  if (issues.length > 0) throw new Invalid(issues);
}
