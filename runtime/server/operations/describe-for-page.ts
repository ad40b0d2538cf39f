import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import type { Policy } from '../../../engine/permission/policy.ts';
import { hasTaskOf } from '../store/tasks-on.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { describeEntity, type EntityDescription } from './describe-entity.ts';
import { principalsOf } from './standing-in.ts';

/**
 * An entity for its page. Somebody whose role has nothing to do with it, and who is asked all the same for a
 * decision, advice or an answer, gets what a reader by task may see: no sensitive field (approval.md F1, S2, S8).
 */
export async function describeForPage(acting: Acting, entityId: string): Promise<EntityDescription> {
  const entity = entityOf(acting, entityId);
  const own = acting.policy.entity(entityId);
  const isClosed = own.rule('read') === false && own.rule('create') === false;
  if (!isClosed || !(await isAskedAboutOne(acting, entityId))) return describeEntity(acting, entityId);
  return describeEntity({ ...acting, policy: askedPolicy(acting.policy, entity) }, entityId);
}

function isAskedAboutOne(acting: Acting, entity: string): Promise<boolean> {
  const { id } = acting.person;
  return hasTaskOf(scopeOf(acting), { own: id, principals: principalsOf(acting, id) }, entity);
}

/** Reading single records, of which the door to a record says which; nothing else. */
function askedPolicy(policy: Policy, entity: CompiledEntity): Policy {
  const own = policy.entity(entity.id);
  const asked = {
    ...own,
    rule: (action: Parameters<typeof own.rule>[0]) => (action === 'read' ? [] : own.rule(action)),
    canReadField: (path: string) =>
      own.canReadField(path) || entity.byPath.get(path)?.definition.sensitive === false,
  };
  return { ...policy, entity: (id) => (id === entity.id ? asked : policy.entity(id)) };
}
