import type { CompiledEntity, Configuration } from '../../../engine/compile/compiled.ts';
import type { Scope as ExpressionScope } from '../../../engine/expression/scope.ts';
import { dateTime, text, type ValueType } from '../../../engine/expression/value-type.ts';

/**
 * What a filter over records may name: fields that its writer may read, `user`, and more roots.
 * A field that may not be read does not exist here, so that a filter can ask nothing about it
 * (reliability.md H01).
 */
export function queryScope(
  configuration: Configuration,
  entity: CompiledEntity,
  canRead: (entityId: string, path: string) => boolean,
  more: Readonly<Record<string, ValueType>> = {},
): ExpressionScope {
  const member = (shape: string, name: string): ValueType | undefined => {
    const [entityId = '', linesId] = shape.split('.');
    const owner = configuration.entities.get(entityId);
    if (!owner) return undefined;
    if (linesId === undefined && own[name]) return name === 'state' ? stateType(owner) : own[name];
    if (name === 'id') return text;
    if (shape === 'user' && name === 'departments')
      return { kind: 'list', of: { kind: 'record', shape: 'department' } };
    const path = linesId === undefined ? name : `${linesId}.${name}`;
    return canRead(entityId, path) ? owner.byPath.get(path)?.valueType : undefined;
  };
  const roots: Record<string, ValueType> = { user: { kind: 'record', shape: 'user', inline: true }, ...more };
  return {
    name(name) {
      const type = member(entity.id, name);
      if (type) return { root: 'record', field: name, type };
      const root = Object.hasOwn(roots, name) ? roots[name] : undefined;
      return root && { root: name, type: root };
    },
    member,
    names: () => [...entity.fields.keys()].filter((path) => canRead(entity.id, path)),
  };
}

const own: Record<string, ValueType> = Object.assign(Object.create(null), {
  id: text,
  title: text,
  state: text,
  createdAt: dateTime,
  updatedAt: dateTime,
  createdBy: { kind: 'record', shape: 'user' },
  updatedBy: { kind: 'record', shape: 'user' },
});

function stateType(entity: CompiledEntity): ValueType | undefined {
  return entity.states.length === 0 ? undefined : { kind: 'text', options: entity.states };
}
