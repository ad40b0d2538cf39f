import type { RJSFSchema, UiSchema } from '@rjsf/utils';
import type { CompiledEntity } from '../../../../engine/compile/compiled.ts';
import { type Language, textOf } from '../../../../engine/definition/common.ts';
import { fieldTypeOf } from '../../../../engine/field-types/index.ts';
import type { LaidSection } from './lay-out.ts';

/** The JSON Schema of what the form holds, and how each field of it is drawn. */
export interface FormSchemas {
  schema: RJSFSchema;
  uiSchema: UiSchema;
}

/** The schemas that a form is drawn from: the fields of its layout, each by the control of its type. */
export function toSchemas(
  entity: CompiledEntity,
  sections: readonly LaidSection[],
  language: Language,
): FormSchemas {
  const properties: NonNullable<RJSFSchema['properties']> = {};
  const uiSchema: UiSchema = { 'ui:options': { sections } };
  for (const { elements } of sections)
    for (const element of elements) {
      const field = entity.fields.get(element.field);
      if (!field) continue;
      properties[field.id] = {
        ...fieldTypeOf(field.definition).schema(field.definition as never),
        title: textOf(field.definition.label, language),
      };
      uiSchema[field.id] = { 'ui:field': field.definition.type, 'ui:options': { element } };
    }
  return { schema: { type: 'object', properties }, uiSchema };
}
