import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { Scope } from '../../../engine/expression/scope.ts';
import { dateTime, listOf, text, type ValueType } from '../../../engine/expression/value-type.ts';
import type { Policy } from '../../../engine/permission/policy.ts';

const user: ValueType = { kind: 'record', shape: 'user' };

/** Own data of every record besides its state and title. */
const ownTypes: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['id', text],
  ['createdAt', dateTime],
  ['createdBy', user],
  ['updatedAt', dateTime],
  ['updatedBy', user],
]);

/**
 * What a person's filter over records may name: fields that this person may read, and `user`. A field
 * that may not be read does not exist here, so that a filter can ask nothing about it, not even
 * whether it is there (reliability.md H01).
 */
export function filterScope(configuration: Configuration, entity: CompiledEntity, policy: Policy): Scope {
  const member = (shape: string, name: string): ValueType | undefined => {
    const [entityId = '', linesId] = shape.split('.');
    const owner = configuration.entities.get(entityId);
    if (!owner) return undefined;
    if (linesId !== undefined) return name === 'id' ? text : columnType(owner, policy, `${linesId}.${name}`);
    return ownTypes.get(name) ?? fieldType(owner, policy, name);
  };
  return {
    name(name) {
      // The title of others travels with every reference to them; one's own is the field that holds it.
      const type =
        name === 'title'
          ? columnType(entity, policy, entity.definition.title) && text
          : member(entity.id, name);
      if (type) return { root: 'record', field: name, type };
      return name === 'user' ? { root: 'user', type: { ...user, inline: true } } : undefined;
    },
    member,
    names: () => [...[...entity.fields.keys()].filter((id) => fieldType(entity, policy, id)), 'user'],
  };
}

function fieldType(owner: CompiledEntity, policy: Policy, name: string): ValueType | undefined {
  if (name === 'state')
    return owner.states.length === 0 ? undefined : { kind: 'text', options: owner.states };
  if (name === 'title') return text;
  if (owner.id === 'user' && name === 'departments')
    return columnType(owner, policy, 'department') && listOf({ kind: 'record', shape: 'department' });
  return columnType(owner, policy, name);
}

function columnType(owner: CompiledEntity, policy: Policy, path: string): ValueType | undefined {
  return policy.entity(owner.id).canReadField(path) ? owner.byPath.get(path)?.valueType : undefined;
}
