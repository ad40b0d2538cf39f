import { z } from 'zod';

// Definitions are parsed in the browser too, under a content policy that forbids generated code.
z.config({ jitless: true });

export { type Language, languages, textOf } from './language.ts';

/** Ids of modules, entities, forms, workflows, nodes, states, roles, ledgers, reports: `sales-order`. */
export const id = z
  .string()
  .max(60)
  .regex(/^(x-)?[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'kebab-case' });

/** Ids of fields and parameters, which expressions name: `orderDate`; a tenant's own begin with `x_`. */
export const fieldId = z
  .string()
  .max(60)
  .regex(/^(x_)?[a-z][A-Za-z0-9]*$/, { error: 'lowerCamelCase' });

/** A field, or a column of a lines field: `total`, `lines.unitPrice`. */
export const fieldPath = z
  .string()
  .max(121)
  .regex(/^(x_)?[a-z][A-Za-z0-9]*(\.(x_)?[a-z][A-Za-z0-9]*)?$/, { error: 'field or lines.field' });

export const label = z
  .strictObject({ 'zh-CN': z.string().min(1).max(200).optional(), en: z.string().min(1).max(200).optional() })
  .refine((one) => one['zh-CN'] !== undefined || one.en !== undefined, { error: 'needs a language' })
  .meta({ description: 'Words a person reads, in every language.' });

export const expression = z
  .string()
  .min(1)
  .max(2000)
  .meta({ description: 'One expression of the language (CEL): conditions, formulas, row rules.' });

/** The pointer of an editor to the JSON Schema of the file; means nothing at run time. */
export const schemaPointer = z.string().optional();

/** An ordered collection by stable id; key order is display order. */
export function collection<K extends z.ZodString, V extends z.ZodType>(key: K, value: V) {
  return z.record(key, value);
}
