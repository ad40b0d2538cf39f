import type { Configuration } from '../compile/compiled.ts';
import { type Issue, pointer } from '../issue.ts';
import { checkTemplate } from '../report/check-template.ts';
import { templateShape } from '../report/template-shape.ts';

/** What is wrong with the templates of printed documents: a broken one must not be published. */
export function checkReports({ reports, entities }: Configuration): Issue[] {
  return [...reports.values()].flatMap(({ id, module, definition }) => {
    const entity = entities.get(definition.entity);
    if (definition.kind !== 'print' || !entity) return [];
    const shape = templateShape(entity);
    return (['template', 'header', 'footer'] as const).flatMap((part) =>
      checkTemplate(definition[part], shape, pointer([module, 'report', id, part])),
    );
  });
}
