import { z } from 'zod';
import { collection, expression, fieldPath, id, label, schemaPointer } from './common.ts';

/** Allowed always, never, or for the rows where a rule holds: `salesperson == user`. */
const rule = z.union([z.boolean(), expression]);

export const entityPermission = z.strictObject({
  read: rule.default(false),
  create: z.boolean().default(false),
  update: rule.default(false),
  delete: rule.default(false),
  actions: collection(id, rule).default({}).meta({ description: 'Transitions and conversions by id.' }),
  print: z.boolean().default(true),
  export: z.boolean().default(false),
  fields: collection(fieldPath, z.enum(['hidden', 'read', 'write']))
    .default({})
    .meta({
      description: 'Fields that differ from the rest; a sensitive field is hidden unless it is named.',
    }),
});

export const roleDefinition = z.strictObject({
  $schema: schemaPointer,
  id,
  label,
  permissions: collection(id, entityPermission).default({}),
  ledgers: z.array(id).default([]),
  reports: z.array(id).default([]),
  designer: z
    .boolean()
    .default(false)
    .meta({ description: 'May change and publish the definitions of the tenant.' }),
  everybody: z
    .boolean()
    .default(false)
    .meta({ description: 'Held by every person of the tenant without being given.' }),
  administrator: z.boolean().default(false).meta({ description: 'May do everything in the tenant.' }),
});

export type RoleDefinition = z.output<typeof roleDefinition>;
export type EntityPermission = z.output<typeof entityPermission>;
export type PermissionRule = z.output<typeof rule>;
