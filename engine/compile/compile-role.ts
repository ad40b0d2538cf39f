import { purposes, requestActions } from '../definition/amendments.ts';
import type { EntityPermission, PermissionRule, RoleDefinition } from '../definition/role.ts';
import { boolean } from '../expression/value-type.ts';
import type { CompiledPermission, CompiledRole, CompiledRule } from './compiled.ts';
import type { CompileContext, Segments } from './context.ts';

export function compileRole(
  context: CompileContext,
  module: string,
  definition: RoleDefinition,
): CompiledRole {
  const permissions = new Map<string, CompiledPermission>();
  for (const [entityId, permission] of Object.entries(definition.permissions)) {
    const at: Segments = [module, 'role', definition.id, 'permissions', entityId];
    if (!context.modules.some((one) => Object.hasOwn(one.entity, entityId)))
      context.report('definition.unknown-entity', at, { entity: entityId });
    else permissions.set(entityId, compilePermission(context, module, entityId, permission, at));
  }
  for (const [index, ledger] of definition.ledgers.entries())
    if (!context.modules.some((one) => Object.hasOwn(one.ledger, ledger)))
      context.report('definition.unknown-ledger', [module, 'role', definition.id, 'ledgers', index], {
        ledger,
      });
  for (const [index, report] of definition.reports.entries())
    if (!context.modules.some((one) => Object.hasOwn(one.report, report)))
      context.report('definition.unknown-report', [module, 'role', definition.id, 'reports', index], {
        report,
      });
  return { id: definition.id, module, definition, permissions };
}

function compilePermission(
  context: CompileContext,
  module: string,
  entityId: string,
  permission: EntityPermission,
  at: Segments,
): CompiledPermission {
  const scope = context.scopes(module).record(entityId);
  const rule = (one: PermissionRule, ...key: string[]): CompiledRule =>
    typeof one === 'boolean' ? one : (context.expression(one, scope, boolean, [...at, ...key]) ?? false);
  const owner = context.modules.find((one) => Object.hasOwn(one.entity, entityId));
  const entity = owner?.entity[entityId];
  for (const path of Object.keys(permission.fields)) {
    const [first = '', second] = path.split('.');
    const field = entity?.fields[first];
    const known = second === undefined ? field : field?.type === 'lines' ? field.fields[second] : undefined;
    if (!known) context.report('definition.unknown-field', [...at, 'fields', path], { field: path });
  }
  const requests = purposes.filter((one) => entity?.amendments?.[one]);
  const actions = new Set([
    ...Object.keys(entity?.transitions ?? {}),
    ...requests.map((one): string => requestActions[one]),
  ]);
  for (const action of Object.keys(permission.actions)) {
    const conversion = context.modules.map((one) => one.conversion[action]).find(Boolean);
    if (!actions.has(action) && conversion?.from !== entityId)
      context.report('definition.unknown-conversion', [...at, 'actions', action], { action });
  }
  return {
    read: rule(permission.read, 'read'),
    create: permission.create,
    update: rule(permission.update, 'update'),
    delete: rule(permission.delete, 'delete'),
    actions: new Map(
      Object.entries(permission.actions).map(([action, one]) => [action, rule(one, 'actions', action)]),
    ),
    print: permission.print,
    export: permission.export,
    fields: permission.fields,
  };
}
