import type { FieldDefinition, FieldTypeName } from '../definition/field.ts';
import { attachmentType } from './attachment.ts';
import { autoNumberType } from './auto-number.ts';
import { booleanType } from './boolean.ts';
import { choiceType } from './choice.ts';
import { dateType } from './date.ts';
import { dateTimeType } from './date-time.ts';
import { decimalType } from './decimal.ts';
import { departmentType } from './department.ts';
import type { FieldType } from './field-type.ts';
import { formulaType } from './formula.ts';
import { integerType } from './integer.ts';
import { linesType } from './lines.ts';
import { longTextType } from './long-text.ts';
import { moneyType } from './money.ts';
import { multiChoiceType } from './multi-choice.ts';
import { percentType } from './percent.ts';
import { quantityType } from './quantity.ts';
import { referenceType } from './reference.ts';
import { rollUpType } from './roll-up.ts';
import { textType } from './text.ts';
import { userType } from './user.ts';

/** Every field type, by name. Does not compile while one is missing. */
const fieldTypes: { [T in FieldTypeName]: FieldType<T> } = {
  text: textType,
  'long-text': longTextType,
  integer: integerType,
  decimal: decimalType,
  money: moneyType,
  quantity: quantityType,
  percent: percentType,
  boolean: booleanType,
  date: dateType,
  'date-time': dateTimeType,
  choice: choiceType,
  'multi-choice': multiChoiceType,
  reference: referenceType,
  user: userType,
  department: departmentType,
  'auto-number': autoNumberType,
  formula: formulaType,
  'roll-up': rollUpType,
  lines: linesType,
  attachment: attachmentType,
};

/** The type of a field; typed for any field, since the definition says which one it is. */
export function fieldTypeOf(field: FieldDefinition): FieldType<FieldTypeName> {
  return fieldTypes[field.type] as FieldType<FieldTypeName>;
}
