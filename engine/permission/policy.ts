import type {
  CompiledEntity,
  CompiledField,
  CompiledPermission,
  CompiledRule,
  Configuration,
} from '../compile/compiled.ts';
import { type CompiledExpression, holds } from '../expression/compile-expression.ts';
import { type Environment, ExpressionFailure } from '../expression/environment.ts';
import type { WriteRights } from '../record/write-rights.ts';

/** Never, always, or where one of these holds. */
export type RowRule = boolean | readonly CompiledExpression[];

export type EntityAction = 'read' | 'create' | 'update' | 'delete' | 'print' | 'export';

/** What a set of roles may do with one entity: the union of what each role may. */
export interface EntityPolicy {
  rule(action: EntityAction): RowRule;
  /** A transition or conversion. */
  actionRule(action: string): RowRule;
  canReadField(path: string): boolean;
  canWriteField(path: string): boolean;
}

/**
 * The one policy behind every door: form, list, filter, sort, search, import, export, print,
 * report, API and socket ask this and nothing else (design.md, One policy for all doors).
 */
export interface Policy {
  /** Cache key: what this policy was made from. */
  roles: readonly string[];
  isAdministrator: boolean;
  isDesigner: boolean;
  entity(entityId: string): EntityPolicy;
  canSeeLedger(ledgerId: string): boolean;
  canSeeReport(reportId: string): boolean;
}

/** Compiles the policy of a set of roles and of those that everybody has; role ids that the configuration does not have give nothing. */
export function compilePolicy(configuration: Configuration, roleIds: readonly string[]): Policy {
  const roles = [...configuration.roles.values()].filter(
    ({ id, definition }) => definition.everybody || roleIds.includes(id),
  );
  const isAdministrator = roles.some((role) => role.definition.administrator);
  const entities = new Map<string, EntityPolicy>();
  return {
    roles: roleIds,
    isAdministrator,
    isDesigner: isAdministrator || roles.some((role) => role.definition.designer),
    entity(entityId) {
      const known = entities.get(entityId);
      if (known) return known;
      const permissions = roles.flatMap((role) => role.permissions.get(entityId) ?? []);
      const made = entityPolicy(configuration.entities.get(entityId), permissions, isAdministrator);
      entities.set(entityId, made);
      return made;
    },
    canSeeLedger: (id) => isAdministrator || roles.some((role) => role.definition.ledgers.includes(id)),
    canSeeReport: (id) => isAdministrator || roles.some((role) => role.definition.reports.includes(id)),
  };
}

function entityPolicy(
  entity: CompiledEntity | undefined,
  permissions: CompiledPermission[],
  isAdministrator: boolean,
): EntityPolicy {
  const rights = new Map(
    [...(entity?.byPath.values() ?? [])].map((field) => {
      const lines =
        field.path === field.id ? undefined : entity?.fields.get(field.path.split('.')[0] as string);
      return [field.path, isAdministrator ? 'write' : rightOf(field, lines, permissions)];
    }),
  );
  const everything = (rule: () => RowRule): RowRule => (isAdministrator ? entity !== undefined : rule());
  return {
    rule: (action) => everything(() => union(permissions.map((one) => one[action]))),
    actionRule: (action) =>
      everything(() => union(permissions.map((one) => one.actions.get(action) ?? false))),
    canReadField: (path) => ownData.has(path) || (rights.get(path) ?? 'hidden') !== 'hidden',
    canWriteField: (path) => rights.get(path) === 'write',
  };
}

/** A record's own data, which whoever may read the record may read. */
const ownData = new Set([
  'id',
  'revision',
  'state',
  'title',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
]);

type Right = 'hidden' | 'read' | 'write';

const strength: Record<Right, number> = { hidden: 0, read: 1, write: 2 };

/** The strongest right that a role gives; a column has no more than its lines field, and is hidden with it. */
function rightOf(
  field: CompiledField,
  lines: CompiledField | undefined,
  permissions: readonly CompiledPermission[],
): Right {
  const given = permissions.filter(opensRecords).map((permission): Right => {
    const own = givenBy(permission, field);
    const most = lines ? givenBy(permission, lines) : 'write';
    return strength[most] < strength[own] ? most : own;
  });
  return given.reduce((best, one) => (strength[one] > strength[best] ? one : best), 'hidden');
}

/** A role that only allows an action shows nothing: it must not uncover a field that the reading role hides. */
function opensRecords({ read, create, update }: CompiledPermission): boolean {
  return read !== false || create || update !== false;
}

/** A field that a role does not name is its to write, unless it is sensitive. */
function givenBy(permission: CompiledPermission, { path, definition }: CompiledField): Right {
  return permission.fields[path] ?? (definition.sensitive ? 'hidden' : 'write');
}

function union(rules: readonly CompiledRule[]): RowRule {
  if (rules.includes(true)) return true;
  const conditions = rules.filter((rule) => typeof rule !== 'boolean');
  return conditions.length === 0 ? false : conditions;
}

/** Whether a rule allows a record. A rule that cannot be evaluated allows nothing. */
export function allows(rule: RowRule, environment: Environment): boolean {
  if (typeof rule === 'boolean') return rule;
  return rule.some((condition) => {
    try {
      return holds(condition, environment);
    } catch (cause) {
      if (cause instanceof ExpressionFailure) return false;
      throw cause;
    }
  });
}

/** The rights of a role's ordinary save: no more than the policy. */
export function writeRightsOf(policy: EntityPolicy): WriteRights {
  return {
    canRead: (path) => policy.canReadField(path),
    canWrite: (path) => policy.canWriteField(path),
    canAddLines: (linesId) => policy.canWriteField(linesId),
    canDeleteLines: (linesId) => policy.canWriteField(linesId),
  };
}
