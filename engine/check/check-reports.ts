import type { CompiledEntity, Configuration } from '../compile/compiled.ts';
import type { TableReport } from '../definition/report.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { checkTemplate } from '../report/check-template.ts';
import { tableColumns } from '../report/table-columns.ts';
import { parseTableOrder } from '../report/table-order.ts';
import { templateShape } from '../report/template-shape.ts';

/** What is wrong with the templates of printed documents and the columns of tables: a broken one must not be published. */
export function checkReports({ reports, entities }: Configuration): Issue[] {
  return [...reports.values()].flatMap(({ id, module, definition }) => {
    const entity = entities.get(definition.entity);
    if (!entity) return [];
    if (definition.kind === 'table') return checkTable(entity, definition, [module, 'report', id]);
    const shape = templateShape(entity);
    return (['template', 'header', 'footer'] as const).flatMap((part) =>
      checkTemplate(definition[part], shape, pointer([module, 'report', id, part])),
    );
  });
}

function checkTable(entity: CompiledEntity, report: TableReport, at: string[]): Issue[] {
  const columns = tableColumns(entity, report, at);
  if (Array.isArray(columns)) return columns;
  const { unknown } = parseTableOrder(report.sort, [...columns.groups, ...columns.measures]);
  return unknown.map((field) => issue('definition.unknown-field', pointer([...at, 'sort']), { field }));
}
