import { describe, expect, test } from 'vitest';
import { problems } from './sound-module.ts';

const order = 'entity/order';

describe('what contradicts itself', () => {
  test.each([
    [
      'role/administrator',
      { id: 'administrator', label: { en: 'A' } },
      'definition.duplicate-id role/administrator',
    ],
    [
      'entity/more-settings',
      {
        id: 'more-settings',
        label: { en: 'M' },
        kind: 'setting',
        title: 'name',
        fields: { name: { type: 'text', label: { en: 'N' } } },
      },
      'definition.setting-not-single entity/more-settings',
    ],
    [
      `${order}/fields/state`,
      { type: 'text', label: { en: 'S' } },
      'definition.reserved-id entity/order/fields/state',
    ],
    [
      `${order}/fields/lines/fields/id`,
      { type: 'text', label: { en: 'S' } },
      'definition.reserved-id entity/order/fields/lines/fields/id',
    ],
    [`${order}/fields/double/formula`, 'double + 1', 'definition.formula-cycle entity/order/fields/double'],
    [`${order}/fields/note/pattern`, '(?=a)b', 'definition.pattern-invalid entity/order/fields/note/pattern'],
    [
      `${order}/fields/number/pattern`,
      'A{yyyy}',
      'definition.numbering-invalid entity/order/fields/number/pattern',
    ],
    [
      `${order}/fields/number/pattern`,
      'A{00}{00}',
      'definition.numbering-invalid entity/order/fields/number/pattern',
    ],
    [
      `${order}/fields/number/pattern`,
      'A{HH}{00}',
      'definition.numbering-invalid entity/order/fields/number/pattern',
    ],
    [`${order}/fields/total/ledger`, 'stock', 'definition.wrong-shape entity/order/fields/total'],
    [`${order}/fields/total/sum`, undefined, 'definition.wrong-shape entity/order/fields/total'],
    [`${order}/fields/total/count`, true, 'definition.wrong-shape entity/order/fields/total'],
    [
      `${order}/fields/lines/fields/sum`,
      { type: 'roll-up', of: 'lines', count: true, label: { en: 'S' } },
      'definition.wrong-shape entity/order/fields/lines/fields/sum',
    ],
    [
      `${order}/fields/tags`,
      { type: 'multi-choice', label: { en: 'T' } },
      'definition.wrong-shape entity/order/fields/tags',
    ],
    [
      `${order}/transitions/submit/approved`,
      undefined,
      'definition.missing-key entity/order/transitions/submit/approved',
    ],
    [
      `${order}/transitions/submit/workflow`,
      undefined,
      'definition.missing-key entity/order/transitions/submit/to',
    ],
    [`${order}/states/in-approval`, undefined, 'definition.unknown-state entity/order/transitions/submit/to'],
    [
      'workflow/approval/entity',
      'delivery',
      'definition.unknown-workflow entity/order/transitions/submit/workflow',
    ],
  ])('%s = %j', (path, value, expected) => {
    expect(problems(path, value)).toContain(expected);
  });
});
