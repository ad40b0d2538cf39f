import { describe, expect, test } from 'vitest';
import { affectedBy } from '../../../designer/publish/affected.ts';
import { order, orderApproval, shipped } from '../support/shipped.ts';

const person = (username: string, ...roles: string[]) => ({
  id: username,
  name: username,
  username,
  roles,
  department: null,
});

const people = [
  person('sales', 'salesperson'),
  person('sales2', 'salesperson', 'order-administrator'),
  person('buyer', 'purchasing'),
];

describe('who is affected by a change', () => {
  test('of a document: everybody whose role may read it, each once, by the roles that somebody has', () => {
    const { people: count, roles } = affectedBy([order, orderApproval], shipped, people);

    expect(count).toBe(2);
    expect(roles.map((one) => one.en)).toEqual(['Order administrator', 'Salesperson']);
  });

  test('of a role: whoever has it', () => {
    const purchasing = { module: 'inventory', kind: 'role' as const, id: 'purchasing' };

    expect(affectedBy([purchasing], shipped, people).people).toBe(1);
  });
});
