import { describe, expect, test } from 'vitest';
import { Organisation } from '../../../engine/record/organisation.ts';
import type { ProxyRule } from '../../../engine/record/proxies.ts';
import { peopleWithToDo } from '../../../engine/workflow/proxies.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { flowOf, oneNode, users } from '../../support/flow.ts';
import { organisationOf, smallCompany } from '../../support/organisation.ts';

const rule = (principal: string, proxy: string, more: Partial<ProxyRule> = {}): ProxyRule => ({
  id: `${principal}-${proxy}`,
  principal,
  proxy,
  from: '2020-01-01T00:00:00.000Z',
  until: '2099-01-01T00:00:00.000Z',
  mode: 'instead',
  documents: [],
  includeExisting: true,
  ...more,
});
const companyWith = (proxies: readonly ProxyRule[]) => {
  const base = organisationOf(smallCompany);
  return new Organisation(
    base.peopleWhere(() => true),
    base.departmentsWhere(() => true),
    { proxies, authorities: [] },
  );
};
const started = (
  proxies: readonly ProxyRule[],
  more: { node?: object; record?: object; flow?: object } = {},
) =>
  new Approval(
    flowOf({ ...oneNode(users('wang', 'zhao'), { decision: 'all', ...more.node }), ...more.flow }),
    {
      organisation: companyWith(proxies),
      record: (more.record ?? {}) as never,
    },
  ).start();
const withToDo = (approval: Approval) => {
  const { organisation, workflow, instance, now } = approval;
  const { record } = approval.facts();
  return instance.visits.flatMap((visit) =>
    visit.slots.flatMap((slot) =>
      slot.state === 'pending'
        ? [peopleWithToDo(instance, { visit, slot }, { organisation, workflow, record, now })]
        : [],
    ),
  );
};
const slotOf = (approval: Approval, person: string) => approval.slotOf(person)?.id as string;

describe('S3: somebody stands in', () => {
  test('S3: instead of the holder, and the decision says for whom', () => {
    const approval = started([rule('wang', 'qian')]);
    expect(withToDo(approval)).toEqual([['qian'], ['zhao']]);

    approval.send({ verb: 'approve', actor: { id: 'qian' }, slot: slotOf(approval, 'wang') });

    expect(approval.slotOf('wang')).toMatchObject({ state: 'approved', by: { id: 'qian' } });
    expect(approval.approve('zhao').state).toBe('approved');
    expect(approval.slotOf('zhao')?.by).toBeUndefined();
  });

  test('S3: beside the holder, whoever is first', () => {
    const approval = started([rule('wang', 'qian', { mode: 'also' })]);
    expect(withToDo(approval)[0]).toEqual(['wang', 'qian']);
    const slot = slotOf(approval, 'wang');
    approval.send({ verb: 'reject', actor: { id: 'qian' }, slot, opinion: 'no' });

    expect(refusalOf(() => approval.send({ verb: 'approve', actor: { id: 'wang' }, slot }))).toMatchObject({
      code: 'task.closed',
      params: { by: 'Qian', what: 'rejected' },
    });
  });

  test('S3: a rule that is over ends at once, without a job', () => {
    const approval = started([rule('wang', 'qian', { until: '2026-12-31T00:00:00.000Z' })]);
    const slot = slotOf(approval, 'wang');
    approval.now = '2026-12-31T00:00:00.000Z';

    expect(withToDo(approval)[0]).toEqual(['wang']);
    expect(refusalOf(() => approval.send({ verb: 'approve', actor: { id: 'qian' }, slot })).code).toBe(
      'task.not-yours',
    );
  });

  test('S3: B for A and A for B resolves to A', () => {
    expect(withToDo(started([rule('wang', 'qian'), rule('qian', 'wang')]))[0]).toEqual(['wang']);
  });

  test('S3: a circle further on ends with the person with whom it closes', () => {
    const circle = [rule('wang', 'qian'), rule('qian', 'chen'), rule('chen', 'qian')];

    expect(withToDo(started(circle))[0]).toEqual(['qian']);
  });

  test.each([
    [
      'the initiator does not stand in',
      rule('wang', 'sun'),
      { node: { assignees: { ifInitiator: 'forbid' } } },
    ],
    [
      'a seat that is offered to be claimed has no stand-in',
      rule('wang', 'qian'),
      { node: { decision: 'any', claim: true } },
    ],
    ['a rule up to a limit needs an amount', rule('wang', 'qian', { limit: '100' }), {}],
    [
      'and an amount within it',
      rule('wang', 'qian', { limit: '100' }),
      { flow: { amount: 'amount' }, record: { amount: '100.01' } },
    ],
    ['a rule for other documents does not hold', rule('wang', 'qian', { documents: ['order'] }), {}],
  ])('S3: %s', (_, one, more) => {
    expect(withToDo(started([one], more))[0]).toEqual(['wang']);
  });

  test('S3: within the limit it holds', () => {
    const approval = started([rule('wang', 'qian', { limit: '100' })], {
      flow: { amount: 'amount' },
      record: { amount: '100.00' },
    });

    expect(withToDo(approval)[0]).toEqual(['qian']);
  });
});
