import { describe, expect, test } from 'vitest';
import { configurationOf, moduleOf, problemsOf } from '../../support/configuration.ts';

/** An entity of three states with these amendments, and the workflow that its changes run on. */
const shop = (amendments: object, { when = 'true', file = {} }: { when?: string; file?: object } = {}) =>
  moduleOf('shop', {
    entity: {
      order: {
        kind: 'document',
        title: 'note',
        states: { draft: {}, approved: {}, void: {} },
        fields: { note: { type: 'text' }, total: { type: 'money' }, ...file },
        amendments,
      },
      other: { kind: 'master', title: 'note', fields: { note: { type: 'text' } } },
    },
    workflow: {
      'order-change': workflow('order', when),
      'other-approval': workflow('other', 'true'),
    },
    role: { clerk: { permissions: { order: { read: true, actions: { 'request-change': true } } } } },
  });

const workflow = (entity: string, when: string) => ({
  entity,
  admin: { user: 'admin' },
  nodes: {
    start: { type: 'start', next: 'which' },
    which: { type: 'exclusive', branches: { much: { when, next: 'end' }, else: { next: 'end' } } },
    end: { type: 'end' },
  },
});

const change = { label: { en: 'Change' }, workflow: 'order-change' };
const cancel = { label: { en: 'Cancel' }, workflow: 'order-change', to: 'void' };

describe('L6, L7: what an entity says of its requests', () => {
  test('is right when everything it names is there', () => {
    expect(problemsOf(shop({ states: ['approved'], change, cancel }))).toEqual([]);
  });

  test.each([
    [
      'an unknown state',
      { states: ['sent'], change },
      'definition.unknown-state /shop/entity/order/amendments/states/0',
    ],
    [
      'an unknown workflow',
      { states: ['approved'], change: { ...change, workflow: 'none' } },
      'definition.unknown-workflow /shop/entity/order/amendments/change/workflow',
    ],
    [
      'another entity’s workflow',
      { states: ['approved'], change: { ...change, workflow: 'other-approval' } },
      'definition.unknown-workflow /shop/entity/order/amendments/change/workflow',
    ],
    [
      'cancelling into a state that counts as approved',
      { states: ['approved'], change, cancel: { ...cancel, to: 'approved' } },
      'amendment.cancels-to-approved /shop/entity/order/amendments/cancel/to',
    ],
  ])('%s is a problem', (_, amendments, problem) => {
    expect(problemsOf(shop(amendments))).toContain(problem);
  });

  const confirmation = {
    address: 'note',
    name: 'note',
    fields: ['note', 'total'],
    teller: 'seller',
  };
  const seller = { file: { seller: { type: 'user' } } };

  test('SAL-86: whom it is confirmed to is right when all of that is there', () => {
    const amendments = { states: ['approved'], change, confirmation };

    expect(problemsOf(shop(amendments, seller))).toEqual([]);
    expect(configurationOf(shop(amendments, seller)).entities.get('order')?.confirmation).toBeDefined();
  });

  test.each([
    ['an address that is no text', { address: 'total' }, /^expression\.\S+ \S+\/confirmation\/address$/],
    ['an address of nothing', { address: 'nobody.email' }, /^expression\.\S+ \S+\/confirmation\/address$/],
    [
      'a field that is not there',
      { fields: ['price'] },
      /^definition\.unknown-field \S+\/confirmation\/fields\/0$/,
    ],
    [
      'a teller who is no person',
      { teller: 'note' },
      /^definition\.unknown-field \S+\/confirmation\/teller$/,
    ],
  ])('SAL-86: in a confirmation %s is a problem', (_, wrong, problem) => {
    const amendments = { states: ['approved'], change, confirmation: { ...confirmation, ...wrong } };

    expect(problemsOf(shop(amendments, seller))).toEqual([expect.stringMatching(problem)]);
  });

  test('files are never changed by a request', () => {
    const amendments = { states: ['approved'], change };
    const field = (one: string) => ({ file: { files: { type: 'attachment', change: one } } });

    expect(problemsOf(shop(amendments, field('reapprove')))).toEqual([
      'amendment.files /shop/entity/order/fields/files/change',
    ]);
    expect(problemsOf(shop(amendments, field('free')))).toEqual([]);
  });

  test('its workflow sees the record as it is and what differs; any other workflow does not', () => {
    const when = 'total > before.total * 1.05 || "note" in changed';

    const amended = problemsOf(shop({ states: ['approved'], change }, { when }));
    const plain = problemsOf(
      shop({ states: ['approved'], cancel: { ...cancel, workflow: 'other-approval' } }, { when }),
    );

    expect(amended).toEqual([]);
    expect(plain.filter((one) => one.startsWith('expression.unknown-name'))).not.toEqual([]);
  });

  test('a role may be given the right to make requests only where they can be made', () => {
    const none = problemsOf(shop({ states: ['approved'], cancel }));

    expect(none).toContain(
      'definition.unknown-conversion /shop/role/clerk/permissions/order/actions/request-change',
    );
  });

  test('a field that says nothing of changes needs a request', () => {
    const { entities } = configurationOf(shop({ states: ['approved'], change }));

    expect(entities.get('order')?.fields.get('total')?.definition.change).toBe('reapprove');
  });
});
