import { describe, expect, test } from 'vitest';
import { fieldIdFrom, freeFieldId, isFieldId } from '../../../designer/entity/field-id.ts';
import { blankField, definitionOf, isComplete, type NewField } from '../../../designer/entity/new-field.ts';

const named = (part: Partial<NewField>): NewField => ({ ...blankField, chinese: '项目', ...part });

describe('the code of a new field', () => {
  test.each([
    ['Project code', '项目编号', 'x_projectCode'],
    ['', '项目编号', 'x_xiangMuBianHao'],
    ['2nd name', '', 'x_ndName'],
    ['???', '', ''],
  ])('of %j and %j is %j', (english, chinese, id) => {
    expect(fieldIdFrom(english, chinese)).toBe(id);
  });

  test('is free: one that is taken gets a number, none at all is a field', () => {
    const taken = new Set(['x_project', 'x_project2']);

    expect(freeFieldId('x_project', (id) => taken.has(id))).toBe('x_project3');
    expect(freeFieldId('', () => false)).toBe('x_field');
  });

  test.each([
    ['x_project', true],
    ['x_Project', false],
    ['project', false],
    ['x_pro-ject', false],
    ['x_', false],
  ])('%j is one: %j', (id, isOne) => {
    expect(isFieldId(id)).toBe(isOne);
  });
});

describe('a new field', () => {
  test.each([
    ['without a name', { chinese: ' ' }, false],
    ['that refers to nothing', { type: 'reference' as const }, false],
    ['that refers to customers', { type: 'reference' as const, refersTo: 'customer' }, true],
    ['that calculates nothing', { type: 'formula' as const, formula: ' ' }, false],
    ['without options to choose from', { type: 'choice' as const, options: '\n ' }, false],
  ])('%s can be added: %j', (_, part, canBe) => {
    expect(isComplete(named(part))).toBe(canBe);
  });

  test('has options in the languages that they are written in', () => {
    const field = named({ type: 'choice', options: '加急 / Urgent\n普通\n\nLater' });

    expect(definitionOf(field).options).toEqual({
      'option-1': { label: { 'zh-CN': '加急', en: 'Urgent' } },
      'option-2': { label: { 'zh-CN': '普通' } },
      'option-3': { label: { en: 'Later' } },
    });
  });

  test('that is calculated is not required of anybody', () => {
    const field = named({ type: 'formula', required: true, formula: ' total * 2 ', result: 'money' });

    expect(definitionOf(field)).toEqual({
      type: 'formula',
      label: { 'zh-CN': '项目' },
      result: 'money',
      formula: 'total * 2',
    });
  });
});
