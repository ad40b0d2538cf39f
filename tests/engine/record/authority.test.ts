import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuthorityMatrix, authorityProblems, findAuthority } from '../../../engine/record/authority.ts';
import { Organisation, type Person } from '../../../engine/record/organisation.ts';
import { Approval } from '../../support/approval.ts';
import { flowOf, flowProblems, oneNode } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const matrix = (more: Partial<AuthorityMatrix> = {}): AuthorityMatrix => ({
  id: 'm',
  name: 'Requests',
  document: 'request',
  validFrom: '2026-01-01',
  mode: 'chain',
  levels: [{ upTo: '50000', person: 'zhao' }, { upTo: '10000', person: 'wang' }, { person: 'chen' }],
  ...more,
});
const asked = (matrices: readonly AuthorityMatrix[], amount: string, more: object = {}) =>
  findAuthority(matrices, {
    document: 'request',
    departments: ['sales', 'commerce', 'company'],
    amount,
    on: '2026-06-01',
    ...more,
  });
const people = (...args: Parameters<typeof asked>) => asked(...args)?.levels.map((one) => one.person);

describe('A8: the authority matrix', () => {
  test.each([
    ['0', ['wang']],
    ['10000', ['wang']],
    ['10000.01', ['wang', 'zhao']],
    ['50000.00', ['wang', 'zhao']],
    ['50000.01', ['wang', 'zhao', 'chen']],
  ])('A8: %s goes to %j, a limit being inclusive', (amount, expected) => {
    expect(people([matrix()], amount)).toEqual(expected);
  });

  test('A8: only the first with enough authority, where it says so', () => {
    expect(people([matrix({ mode: 'first' })], '20000')).toEqual(['zhao']);
  });

  test.each([
    [
      'the nearest department wins',
      [{}, { department: 'company' }, { department: 'commerce', id: 'near' }],
      'near',
    ],
    ['one for the category wins over one for all', [{}, { category: 'travel', id: 'near' }], 'near'],
    ['one for another category does not apply', [{ id: 'all' }, { category: 'office' }], 'all'],
    [
      'one that is over does not apply',
      [{ validUntil: '2026-05-31' }, { id: 'now', validFrom: '2026-06-01' }],
      'now',
    ],
    ['another document does not apply', [{ document: 'order' }], undefined],
    ['another currency does not apply', [{ currency: 'USD' }, { currency: 'CNY', id: 'yuan' }], 'yuan'],
  ])('A8: %s', (_, sketches, expected) => {
    const found = asked(sketches.map(matrix), '1', { category: 'travel', currency: 'CNY' });

    expect(found?.matrix.id).toBe(expected);
  });

  test('A8: every amount has exactly one ladder, and a larger amount never has fewer levels', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (one, other) => {
        const [small, large] = [Math.min(one, other), Math.max(one, other)];
        const of = (amount: number) => people([matrix()], String(amount)) ?? [];
        expect(of(large).slice(0, of(small).length)).toEqual(of(small));
      }),
    );
  });

  test('A8: gaps and overlaps are found', () => {
    const endless = matrix({ id: 'a' });
    expect(authorityProblems([endless, matrix({ id: 'b', validFrom: '2026-03-01' })])).toEqual([
      { code: 'overlap', matrices: ['a', 'b'] },
    ]);
    expect(authorityProblems([endless, matrix({ id: 'b', department: 'sales' })])).toEqual([]);
    expect(authorityProblems([matrix({ id: 'a', levels: [{ upTo: '10', person: 'wang' }] })])).toEqual([
      { code: 'gap', matrices: ['a'] },
    ]);
    expect(
      authorityProblems([
        matrix({ id: 'a', validUntil: '2026-02-28' }),
        matrix({ id: 'b', validFrom: '2026-03-01' }),
      ]),
    ).toEqual([]);
  });
});

describe('A8: a node that asks by authority', () => {
  const byAuthority = oneNode([{ authority: 'amount' }] as never, { decision: 'sequential' });
  const company = (matrices: readonly AuthorityMatrix[]) => {
    const base = organisationOf(smallCompany);
    return new Organisation(
      base.peopleWhere(() => true),
      base.departmentsWhere(() => true),
      { proxies: [], authorities: matrices },
    );
  };
  const submitted = (amount: string | null, matrices = [matrix()]) =>
    new Approval(flowOf(byAuthority), { organisation: company(matrices), record: { amount } }).start();

  test('A8: asks the ladder one after another', () => {
    const approval = submitted('20000.00');
    expect(approval.tasks).toEqual(['wang: node']);

    expect(approval.approve('wang').approve('zhao').state).toBe('approved');
  });

  test('A8: a position is held by whoever is nearest to the initiator', () => {
    const base = organisationOf({
      ...smallCompany,
      people: {
        ...smallCompany.people,
        near: { department: 'commerce', position: 'buyer' },
        far: { position: 'buyer' },
      },
    });
    const organisation = new Organisation(
      base.peopleWhere((_: Person) => true),
      base.departmentsWhere(() => true),
      { proxies: [], authorities: [matrix({ levels: [{ position: 'buyer' }] })] },
    );
    const approval = new Approval(flowOf(byAuthority), { organisation, record: { amount: '1' } }).start();

    expect(approval.tasks).toEqual(['near: node']);
  });

  test.each([
    ['no matrix applies', '1', [matrix({ document: 'order' })]],
    ['the amount is blank', null, [matrix()]],
  ])('A8: where %s the rule for an empty seat holds', (_, amount, matrices) => {
    expect(submitted(amount, matrices).tasks).toEqual(['admin: node']);
  });

  test('A8: the amount must be a number of the record', () => {
    expect(flowProblems(oneNode([{ authority: 'subject' }] as never))).toMatchObject([
      { code: 'definition.wrong-field-type', params: { field: 'subject' } },
    ]);
  });
});
