import type { ColumnDefinition, FieldDefinition } from '../definition/field.ts';
import type { ModuleDefinition } from '../definition/module.ts';
import type { TableReport } from '../definition/report.ts';
import { date, dateTime, listOf, number, text, type ValueType } from '../expression/value-type.ts';
import { fieldTypeOf } from '../field-types/index.ts';
import { resultValueType } from '../field-types/result.ts';

/** Ids that a field may not have: the record's own, the roots of expressions, words of the expression grammar. */
export const reservedFieldIds: ReadonlySet<string> = new Set([
  ...[
    'id',
    'revision',
    'state',
    'stateSince',
    'title',
    'tenant',
    'createdAt',
    'createdBy',
    'updatedAt',
    'updatedBy',
  ],
  ...[
    'user',
    'initiator',
    'settings',
    'parent',
    'self',
    'parameters',
    'departments',
    'configuration',
    'approval',
    'lock',
    'before',
    'changed',
    'amending',
    'scope',
  ],
  ...['constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'],
  ...[
    'as',
    'break',
    'const',
    'continue',
    'else',
    'false',
    'for',
    'function',
    'if',
    'import',
    'in',
    'let',
    'loop',
  ],
  ...['namespace', 'null', 'package', 'return', 'true', 'var', 'void', 'while'],
]);

/** The types of the fields of every entity and its lines: what `a.b` in an expression is. */
export class Shapes {
  private readonly members = new Map<string, Map<string, ValueType>>();

  constructor(modules: readonly ModuleDefinition[]) {
    for (const module of modules)
      for (const entity of Object.values(module.entity)) {
        const shape = this.shapeOf(entity.id, entity.fields);
        shape.set('title', text);
        shape.set('createdAt', dateTime);
        shape.set('createdBy', { kind: 'record', shape: 'user' });
        shape.set('updatedAt', dateTime);
        shape.set('updatedBy', { kind: 'record', shape: 'user' });
        const states = Object.keys(entity.states);
        if (states.length > 0) shape.set('state', { kind: 'text', options: states });
      }
    // A user's own department and everything below it, for row rules; filled in with the organisation.
    this.members.get('user')?.set('departments', listOf({ kind: 'record', shape: 'department' }));
    for (const [name, shape] of this.members) this.nameRollUps(name, shape, modules);
  }

  member(shape: string, field: string): ValueType | undefined {
    return this.members.get(shape)?.get(field);
  }

  names(shape: string): string[] {
    return [...(this.members.get(shape)?.keys() ?? [])];
  }

  private shapeOf(
    name: string,
    fields: Record<string, FieldDefinition | ColumnDefinition>,
  ): Map<string, ValueType> {
    const shape = new Map<string, ValueType>([['id', text]]);
    this.members.set(name, shape);
    for (const [fieldId, field] of Object.entries(fields)) {
      shape.set(fieldId, fieldTypeOf(field).valueType(field as never, name, fieldId));
      if (field.type === 'lines') this.shapeOf(`${name}.${fieldId}`, field.fields);
    }
    return shape;
  }

  /** A roll-up without a stated result has the type of what it sums. */
  private nameRollUps(
    name: string,
    shape: Map<string, ValueType>,
    modules: readonly ModuleDefinition[],
  ): void {
    const fields = modules.map((module) => module.entity[name]?.fields).find(Boolean);
    for (const [fieldId, field] of Object.entries(fields ?? {})) {
      if (field.type !== 'roll-up') continue;
      const summed = field.of && field.sum ? this.member(`${name}.${field.of}`, field.sum) : undefined;
      shape.set(
        fieldId,
        field.count ? number : field.result ? resultValueType(field.result) : (summed ?? number),
      );
    }
  }
}

/** What a written parameter of a report is in expressions. */
export function parameterType({ type, entity, options = {} }: TableReport['parameters'][string]): ValueType {
  if (type === 'date') return date;
  if (type === 'choice') return { kind: 'text', options: Object.keys(options) };
  return type === 'reference' && entity ? { kind: 'record', shape: entity } : text;
}
