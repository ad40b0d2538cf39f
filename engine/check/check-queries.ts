import type { CompiledReport, CompiledRole, Configuration } from '../compile/compiled.ts';
import { type Issue, pointer } from '../issue.ts';
import { planQuery } from '../query/plan-query.ts';
import { recordSubject } from '../query/subject.ts';

/**
 * Conditions that the database will be asked and cannot be: a role's rule of which records may be
 * read, and a report's filter. Found here, where their author reads it, and not in a list at run time.
 */
export function checkQueries(configuration: Configuration): Issue[] {
  return [...checkRowRules(configuration), ...checkReportFilters(configuration)];
}

export function checkRowRules(configuration: Configuration): Issue[] {
  return [...configuration.roles.values()].flatMap((role) => checkRole(configuration, role));
}

function checkRole(configuration: Configuration, { id, module, permissions }: CompiledRole): Issue[] {
  return [...permissions].flatMap(([entityId, { read }]) => {
    const entity = configuration.entities.get(entityId);
    if (!entity || typeof read === 'boolean') return [];
    const path = pointer([module, 'role', id, 'permissions', entityId, 'read']);
    const query = planQuery(read, recordSubject(entity), path);
    return Array.isArray(query) ? query : [];
  });
}

function checkReportFilters(configuration: Configuration): Issue[] {
  return [...configuration.reports.values()].flatMap((report) => checkReport(configuration, report));
}

function checkReport(
  configuration: Configuration,
  { id, module, definition, filter }: CompiledReport,
): Issue[] {
  const entity = configuration.entities.get(definition.entity);
  if (!entity || !filter) return [];
  const query = planQuery(filter, recordSubject(entity), pointer([module, 'report', id, 'filter']));
  return Array.isArray(query) ? query : [];
}
