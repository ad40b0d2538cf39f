import type { FieldTypeName } from '../../engine/definition/field.ts';
import type { Label } from '../../engine/issue.ts';
import { fieldTypeWords } from '../messages/field-types.ts';
import { propertyNames, valueNames } from '../messages/properties.ts';

/** What a property is called; one that has no words shows its key. */
export function propertyName(key: string): Label {
  return propertyNames[key] ?? { en: key };
}

/** What a value of a property is called, when it is one of a few. */
export function valueName(property: string, value: string): Label {
  if (property === 'fieldType') return fieldTypeWords[value as FieldTypeName]?.name ?? { en: value };
  return valueNames[`${property}/${value}`] ?? { en: value };
}
