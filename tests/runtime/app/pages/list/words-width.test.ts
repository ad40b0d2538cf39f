import { expect, test } from 'vitest';
import { textOf } from '../../../../../engine/definition/common.ts';
import type { FieldDefinition } from '../../../../../engine/definition/field.ts';
import type { Label } from '../../../../../engine/issue.ts';
import { wordsWidth } from '../../../../../runtime/app/pages/list/words-width.ts';

const english = (label: Label) => textOf(label, 'en');
const chinese = (label: Label) => textOf(label, 'zh-CN');

function choice(...options: Label[]): FieldDefinition {
  const numbered = Object.fromEntries(options.map((label, index) => [`o${index}`, { label }]));
  return {
    type: 'choice',
    label: {},
    required: false,
    unique: false,
    sensitive: false,
    change: 'free',
    options: numbered,
  };
}

test('a column of options is as wide as the longest of them in the language of the reader', () => {
  const states = choice({ 'zh-CN': '待审核', en: 'In approval' }, { 'zh-CN': '新建', en: 'Draft' });

  expect(wordsWidth({ label: 'State', field: states }, english)).toBe(11 * 7 + 40);
  expect(wordsWidth({ label: '状态', field: states }, chinese)).toBe(3 * 14 + 40);
});

test('an option that is very long does not push other columns out of sight', () => {
  const modes = choice({ 'zh-CN': '逐级', en: 'everybody up to the first with enough authority' });

  expect(wordsWidth({ label: 'Who decides', field: modes }, english)).toBe(240);
});

test('a column without options is as wide as its heading', () => {
  const text = { ...choice(), type: 'text' } as FieldDefinition;

  expect(wordsWidth({ label: 'Delivery progress', field: text }, english)).toBe(108 + 38);
});
