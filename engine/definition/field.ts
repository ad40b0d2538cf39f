import { z } from 'zod';
import { collection, expression, fieldId, id, label } from './common.ts';

const flag = z.boolean().default(false);

/** What every field has, whatever its type. */
const common = {
  label,
  help: label.optional(),
  required: flag.meta({ description: 'Must be filled in before the record can be saved.' }),
  requiredWhen: expression.optional(),
  visibleWhen: expression.optional(),
  readOnlyWhen: expression.optional(),
  default: expression.optional(),
  check: expression.optional().meta({ description: 'Must not be false once the field is filled in.' }),
  checkMessage: label.optional(),
  unique: flag,
  sensitive: flag.meta({ description: 'Hidden from every role that is not given it by name.' }),
  change: z.enum(['free', 'notify', 'reapprove', 'frozen']).default('reapprove').meta({
    description:
      'What changing it in an approved document needs: nothing, telling who approved it, a request that is approved, or it cannot be changed any more (approval.md L6).',
  }),
};

const scale = (places: number) => z.int().min(0).max(12).default(places);
const bound = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, { error: 'decimal digits' })
  .optional();
const options = collection(id, z.strictObject({ label, color: z.string().max(20).optional() }));

function field<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return z.strictObject({ type: z.literal(type), ...common, ...shape });
}

/** Types a formula or roll-up can yield. */
const resultType = z.enum(['text', 'integer', 'decimal', 'money', 'quantity', 'percent', 'boolean', 'date']);

export const textField = field('text', {
  minLength: z.int().min(0).default(0),
  maxLength: z.int().min(1).max(4000).default(200),
  pattern: z.string().max(500).optional().meta({ description: 'Whole-text pattern in RE2 syntax.' }),
});
export const longTextField = field('long-text', { maxLength: z.int().min(1).max(100_000).default(4000) });
export const integerField = field('integer', { min: z.int().optional(), max: z.int().optional() });
export const decimalField = field('decimal', { scale: scale(2), min: bound, max: bound });
export const moneyField = field('money', {
  scale: scale(2),
  min: bound,
  max: bound,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
});
export const quantityField = field('quantity', {
  scale: scale(3),
  min: bound,
  max: bound,
  unit: expression.optional().meta({ description: 'Where the unit is found: `product.unit`.' }),
});
export const percentField = field('percent', {
  scale: scale(4).meta({ description: 'Places of the fraction: 4 means 12.34 %.' }),
  min: bound,
  max: bound,
});
export const booleanField = field('boolean', {});
export const dateField = field('date', {});
export const dateTimeField = field('date-time', {});
export const choiceField = field('choice', { options });
export const multiChoiceField = field('multi-choice', {
  options: options.optional(),
  optionsFrom: z.enum(['roles']).optional(),
});
export const referenceField = field('reference', {
  entity: id,
  filter: expression.optional().meta({ description: 'Which records may be chosen; names the field itself.' }),
});
export const userField = field('user', { filter: expression.optional() });
export const departmentField = field('department', { filter: expression.optional() });
export const autoNumberField = field('auto-number', {
  pattern: z
    .string()
    .max(60)
    .meta({ description: 'Literal text with {yyyy} {yy} {MM} {dd} and zeros: SO-{yyyyMM}-{0000}.' }),
  gapless: flag.meta({
    description: 'Numbered in the saving transaction; such a record can be cancelled but never deleted.',
  }),
});
export const formulaField = field('formula', {
  result: resultType,
  scale: z.int().min(0).max(12).optional(),
  formula: expression,
});
export const rollUpField = field('roll-up', {
  of: fieldId.optional().meta({ description: 'The lines field that is rolled up.' }),
  ledger: id.optional().meta({ description: 'Or the ledger whose balance is shown, as of now.' }),
  where: collection(fieldId, expression).optional().meta({ description: 'Dimension of the ledger → value.' }),
  sum: fieldId.optional(),
  count: flag,
  result: resultType.optional(),
  scale: z.int().min(0).max(12).optional(),
});
export const attachmentField = field('attachment', {
  max: z.int().min(1).max(100).default(20),
  maxSize: z.int().min(1).max(100).default(20).meta({ description: 'Megabytes a file.' }),
});

const columnTypes = [
  textField,
  longTextField,
  integerField,
  decimalField,
  moneyField,
  quantityField,
  percentField,
  booleanField,
  dateField,
  dateTimeField,
  choiceField,
  multiChoiceField,
  referenceField,
  userField,
  departmentField,
  formulaField,
  rollUpField,
] as const;

export const columnDefinition = z.discriminatedUnion('type', columnTypes);

export const linesField = field('lines', {
  min: z.int().min(0).default(0),
  max: z.int().min(1).max(5000).default(1000),
  fields: collection(fieldId, columnDefinition),
});

export const fieldDefinition = z.discriminatedUnion('type', [
  ...columnTypes,
  autoNumberField,
  attachmentField,
  linesField,
]);

export type ColumnDefinition = z.output<typeof columnDefinition>;
export type FieldDefinition = z.output<typeof fieldDefinition>;
export type FieldTypeName = FieldDefinition['type'];
export type ResultType = z.output<typeof resultType>;
export type FieldDefinitionOf<T extends FieldTypeName> = Extract<FieldDefinition, { type: T }>;
