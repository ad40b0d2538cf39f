import { z } from 'zod';
import * as common from '../../../engine/definition/common.ts';
import * as fields from '../../../engine/definition/field.ts';
import { change, layerDefinition } from '../../../engine/definition/layer.ts';
import { definitionKinds, moduleHead } from '../../../engine/definition/module.ts';
import { printReport } from '../../../engine/definition/report.ts';
import type { JsonObject } from '../../../engine/json.ts';

/** What each kind of definition file holds, for the editor that completes it. */
const described = {
  module: [moduleHead, 'A module: what it is called, what it requires, its menu.'],
  entity: [definitionKinds.entity.schema, 'An entity: its fields, checks, states and transitions.'],
  form: [definitionKinds.form.schema, 'The layout of an entity: sections, line grids, list.'],
  workflow: [definitionKinds.workflow.schema, 'An approval workflow: nodes by id.'],
  report: [definitionKinds.report.schema, 'A report: a printed document or a table.'],
  role: [definitionKinds.role.schema, 'A role: what it may do with each entity, which rows, which fields.'],
  ledger: [definitionKinds.ledger.schema, 'A ledger: dimensions, measures, limits, and what posts to it.'],
  conversion: [definitionKinds.conversion.schema, 'A conversion: what one document makes of another.'],
  layer: [layerDefinition, 'A layer: the ordered changes of an industry or a tenant to modules.'],
} as const;

export type SchemaName = keyof typeof described;

export const schemaNames = Object.keys(described) as SchemaName[];

/** Parts that many definitions share keep their name, so that a schema can be read. */
const namedParts = new Map<unknown, string>(
  Object.entries({
    label: common.label,
    id: common.id,
    fieldId: common.fieldId,
    fieldPath: common.fieldPath,
    expression: common.expression,
    column: fields.columnDefinition,
    change,
    json: change.shape.value.unwrap(),
    ...Object.fromEntries(Object.entries(fields).filter(([name]) => name.endsWith('Field'))),
  }).map(([name, part]) => [part, name]),
);

/** The descriptions that the schemas carry, with the names of shared parts among them. */
class NamedRegistry extends z.core.$ZodRegistry<{ id?: string; description?: string }> {
  override get(schema: z.core.$ZodType): never {
    const id = namedParts.get(schema);
    const known = z.globalRegistry.get(schema);
    return (id === undefined ? known : { ...known, id }) as never;
  }
}

/** In a file these may stand in a file of their own beside it; `loadDefinitions` puts its text in. */
const fileParts = new Set<unknown>([
  printReport.shape.template,
  printReport.shape.header,
  printReport.shape.footer,
]);

const filePointer = {
  type: 'object',
  properties: { file: { type: 'string', pattern: '^[^/\\\\]+$' } },
  required: ['file'],
  additionalProperties: false,
};

/** The JSON Schema (draft 2020-12) of one kind of definition file, made from what parses it. */
export function jsonSchemaOf(name: SchemaName): JsonObject {
  const [schema, description] = described[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-2020-12',
    metadata: new NamedRegistry(),
    override({ zodSchema, jsonSchema }) {
      if (!fileParts.has(zodSchema)) return;
      const { description: about, default: fallback, ...text } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, {
        ...(about !== undefined && { description: about }),
        ...(fallback !== undefined && { default: fallback }),
        anyOf: [text, filePointer],
      });
    },
  });
  return {
    $schema: $schema as string,
    $id: `urn:formwork:definition:${name}`,
    description,
    ...(rest as JsonObject),
  };
}
