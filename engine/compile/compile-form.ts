import type { FormDefinition } from '../definition/form.ts';
import type { CompileContext } from './context.ts';

/** A form has no expressions of its own: it is compiled when everything it places exists. */
export function compileForm(context: CompileContext, module: string, form: FormDefinition): FormDefinition {
  const at = [module, 'form', form.id];
  const entity = context.entity(form.entity);
  if (!entity) {
    context.report('definition.unknown-entity', [...at, 'entity'], { entity: form.entity });
    return form;
  }
  for (const [sectionId, section] of Object.entries(form.sections))
    for (const [fieldId, element] of Object.entries(section.elements)) {
      const where = [...at, 'sections', sectionId, 'elements', fieldId];
      const field = entity.fields[fieldId];
      if (!field) context.report('definition.unknown-field', where, { field: fieldId });
      for (const column of Object.keys(element.columns ?? {}))
        if (field?.type !== 'lines' || !Object.hasOwn(field.fields, column))
          context.report('definition.unknown-field', [...where, 'columns', column], {
            field: `${fieldId}.${column}`,
          });
    }
  const sorted = form.list?.sort?.replace(/^-/, '');
  if (sorted !== undefined && !context.shapes.member(form.entity, sorted))
    context.report('definition.unknown-field', [...at, 'list', 'sort'], { field: sorted });
  for (const path of Object.keys(form.list?.columns ?? {}))
    if (!context.shapes.member(form.entity, path))
      context.report('definition.unknown-field', [...at, 'list', 'columns', path], { field: path });
  return form;
}
