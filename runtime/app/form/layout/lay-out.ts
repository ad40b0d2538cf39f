import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import type { FieldDefinition, FieldTypeName } from '../../../../engine/definition/field.ts';
import type { FormDefinition } from '../../../../engine/definition/form.ts';
import type { Label } from '../../../../engine/issue.ts';
import type { EntityDescription } from '../contract.ts';

/** One field in a section, so many twelfths wide. */
export interface LaidElement {
  field: string;
  width: number;
  /** Of a lines field: its columns in order, with a width in pixels where one is given. */
  columns?: { field: string; width: number | undefined }[];
}

export interface LaidSection {
  id: string;
  /** Absent: the section needs no heading of its own. */
  label?: Label;
  elements: LaidElement[];
}

/** Where everything stands: as the form says, or well enough by itself; without what is withheld, by path. */
export function layOut(description: EntityDescription, withheld: readonly string[] = []): LaidSection[] {
  const { form, entity } = description;
  const sections = form ? laidByForm(form, entity) : generated(entity.fields);
  return withheld.length === 0 ? sections : without(sections, new Set(withheld));
}

function without(sections: readonly LaidSection[], withheld: ReadonlySet<string>): LaidSection[] {
  const shown = sections.map((section) => ({
    ...section,
    elements: section.elements
      .filter(({ field }) => !withheld.has(field))
      .map(({ columns, ...element }) => ({
        ...element,
        ...(columns && {
          columns: columns.filter((column) => !withheld.has(`${element.field}.${column.field}`)),
        }),
      })),
  }));
  return shown.filter(({ elements }) => elements.length > 0);
}

function laidByForm(form: FormDefinition, entity: EntityDefinition): LaidSection[] {
  return Object.entries(form.sections).map(([id, { label, elements }]) => ({
    id,
    label,
    elements: Object.entries(elements).flatMap(([field, { width, columns }]) => {
      const definition = entity.fields[field];
      if (!definition) return [];
      return [laidElement(field, definition, width, columns)];
    }),
  }));
}

function laidElement(
  field: string,
  definition: FieldDefinition,
  width: number | undefined,
  columns?: Readonly<Record<string, { width?: number | undefined }>>,
): LaidElement {
  const element = { field, width: width ?? widths[definition.type] };
  if (definition.type !== 'lines') return element;
  const names = columns
    ? Object.keys(columns).filter((id) => definition.fields[id])
    : Object.keys(definition.fields);
  return { ...element, columns: names.map((id) => ({ field: id, width: columns?.[id]?.width })) };
}

/** How wide a field is where nobody says. */
const widths: Record<FieldTypeName, number> = {
  text: 6,
  'long-text': 12,
  integer: 3,
  decimal: 3,
  money: 3,
  quantity: 3,
  percent: 3,
  boolean: 3,
  date: 3,
  'date-time': 3,
  choice: 3,
  'multi-choice': 6,
  reference: 6,
  user: 3,
  department: 3,
  'auto-number': 3,
  formula: 3,
  'roll-up': 3,
  lines: 12,
  attachment: 12,
};

/** Fields first, then each list of lines under its own name, then what is calculated, then long texts and files. */
function generated(fields: Readonly<Record<string, FieldDefinition>>): LaidSection[] {
  const all = Object.entries(fields);
  const of = (test: (definition: FieldDefinition) => boolean) =>
    all.filter(([, one]) => test(one)).map(([id, one]) => laidElement(id, one, undefined));
  const isTail = ({ type }: FieldDefinition) => type === 'long-text' || type === 'attachment';
  const isSum = ({ type }: FieldDefinition) => type === 'formula' || type === 'roll-up';
  const sections: LaidSection[] = [
    { id: 'fields', elements: of((one) => !isTail(one) && !isSum(one) && one.type !== 'lines') },
    ...all
      .filter(([, one]) => one.type === 'lines')
      .map(([id, one]) => ({ id, label: one.label, elements: [laidElement(id, one, undefined)] })),
    { id: 'calculated', elements: of(isSum) },
    { id: 'more', elements: of(isTail) },
  ];
  return sections.filter((section) => section.elements.length > 0);
}
