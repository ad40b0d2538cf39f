import { describe, expect, test } from 'vitest';
import { allRights } from '../../../engine/record/write-rights.ts';
import { rightsUnderApproval } from '../../../engine/workflow/node-rights.ts';
import { Approval, refusalOf } from '../../support/approval.ts';
import { ask, end, flowOf, oneNode, startAt, users } from '../../support/flow.ts';

const flow = flowOf({
  nodes: {
    start: startAt('first', {
      fields: { amount: 'read', secret: 'hidden', lines: 'read', 'lines.note': 'edit' },
    }),
    first: ask(users('wang'), {
      next: 'second',
      fields: { amount: 'edit', note: 'required', secret: 'hidden', lines: 'hidden', 'lines.price': 'edit' },
    }),
    second: ask(users('zhao'), {
      fields: { 'lines.price': 'edit', lines: 'read' },
      linesRights: 'add',
      return: { resubmit: 'restart' },
    }),
    end,
  },
});
const atFirst = () => new Approval(flow, { record: { note: 'x' } }).start();
const atSecond = () => atFirst().approve('wang');

/** What a person has of a field: `-` nothing, `r` read, `w` write. */
function rightsOf(approval: Approval, person: string, path: string, own = allRights): string {
  const rights = rightsUnderApproval(approval.instance, person, approval.workflow, own);
  return rights.canWrite(path) ? 'w' : rights.canRead(path) ? 'r' : '-';
}

describe('F1: what a record under approval leaves to a person', () => {
  test.each([
    ['F1: the holder writes what the node says', atFirst, 'wang', 'amount', 'w'],
    ['F1: … what must be filled in among it', atFirst, 'wang', 'note', 'w'],
    ['F1: … reads what it does not name', atFirst, 'wang', 'way', 'r'],
    ['F1: … and never gets what it hides', atFirst, 'wang', 'secret', '-'],
    ['F1: a column has what its lines field has', atFirst, 'wang', 'lines.note', '-'],
    ['F1: … unless it is named itself', atSecond, 'zhao', 'lines.price', 'w'],
    [
      'F1: after deciding one keeps seeing what the node showed, and writes nothing',
      atSecond,
      'wang',
      'amount',
      'r',
    ],
    ['F1: … and no more than it showed', atSecond, 'wang', 'secret', '-'],
    ['F1: the initiator reads while it runs', atFirst, 'sun', 'amount', 'r'],
    ['F1: … also what a node hides from its approver', atFirst, 'sun', 'secret', 'r'],
    ['F1: so does everybody else', atFirst, 'li', 'amount', 'r'],
    ['F1: given back, the initiator writes', () => atFirst().return('wang'), 'sun', 'note', 'w'],
    ['F1: … but not what the start node only shows', () => atFirst().return('wang'), 'sun', 'amount', 'r'],
    ['F1: … nor sees what it hides', () => atFirst().return('wang'), 'sun', 'secret', '-'],
    ['F1: … column by column', () => atFirst().return('wang'), 'sun', 'lines.note', 'w'],
    ['F1: given back, the approver writes nothing', () => atFirst().return('wang'), 'wang', 'amount', 'r'],
  ] as [string, () => Approval, string, string, string][])('%s', (_, approval, person, path, expected) => {
    expect(rightsOf(approval(), person, path)).toBe(expected);
  });

  test('F1: a node never shows what the own role hides', () => {
    const own = { ...allRights, canRead: (path: string) => path !== 'amount', canWrite: () => false };

    expect(rightsOf(atFirst(), 'wang', 'amount', own)).toBe('-');
    expect(rightsOf(atFirst(), 'wang', 'note', own)).toBe('w');
  });

  test('F1: lines are added and deleted where the node says so', () => {
    const of = (approval: Approval, person: string) => {
      const { canAddLines, canDeleteLines } = rightsUnderApproval(
        approval.instance,
        person,
        approval.workflow,
        allRights,
      );
      return [canAddLines('lines'), canDeleteLines('lines')];
    };
    const withRights = (linesRights: string) =>
      new Approval(flowOf(oneNode(users('wang'), { linesRights }))).start();

    expect(of(atFirst(), 'wang')).toEqual([false, false]);
    expect(of(atSecond(), 'zhao')).toEqual([true, false]);
    expect(of(withRights('delete'), 'wang')).toEqual([false, true]);
    expect(of(withRights('add-and-delete'), 'wang')).toEqual([true, true]);
    expect(of(withRights('add-and-delete'), 'sun')).toEqual([false, false]);
    expect(of(atFirst().return('wang'), 'sun')).toEqual([false, false]);
  });

  test('F1: approving needs what the node wants filled in, in every line; rejecting does not', () => {
    const wanting = flowOf(
      oneNode(users('wang'), { fields: { note: 'required', 'lines.price': 'required' } }),
    );
    const approval = new Approval(wanting, {
      record: { lines: [{ id: 'a', price: '1' }, { id: 'b' }] },
    }).start();

    expect(refusalOf(() => approval.approve('wang'))).toEqual({
      code: 'task.fields-required',
      params: { fields: 'note, lines.price' },
    });
    expect(new Approval(wanting).start().reject('wang').state).toBe('rejected');
    approval.edit('wang', { note: 'x', lines: [] });
    expect(approval.approve('wang').state).toBe('approved');
  });

  test('F1: submitting needs what the start node wants filled in, the first time and again', () => {
    const wanting = flowOf({
      nodes: { start: startAt('node', { fields: { note: 'required' } }), node: ask(users('wang')), end },
    });
    const approval = new Approval(wanting);

    expect(refusalOf(() => approval.start()).params).toEqual({ fields: 'note' });
    expect(approval.predict().steps).toHaveLength(1);
    approval.edit('sun', { note: 'x' }).start().return('wang').edit('sun', { note: '' });
    expect(refusalOf(() => approval.resubmit()).code).toBe('task.fields-required');
  });
});

describe('L4: the lock', () => {
  test('L4: while it runs nobody writes but the holder of an open seat, and only what the node gives', () => {
    const approval = atFirst();
    const writers = (path: string) =>
      ['sun', 'wang', 'zhao', 'li', 'chen'].filter((person) => rightsOf(approval, person, path) === 'w');

    expect([writers('amount'), writers('way'), writers('lines.price')]).toEqual([['wang'], [], ['wang']]);
    approval.approve('wang');
    expect([writers('amount'), writers('way'), writers('lines.price')]).toEqual([[], [], ['zhao']]);
    approval.return('zhao');
    expect([writers('amount'), writers('way'), writers('lines.price')]).toEqual([[], ['sun'], []]);
  });

  test('L4: one who waits in a sequence does not write yet', () => {
    const sequence = flowOf(
      oneNode(users('wang', 'zhao'), { decision: 'sequential', fields: { amount: 'edit' } }),
    );
    const approval = new Approval(sequence).start();

    expect([rightsOf(approval, 'wang', 'amount'), rightsOf(approval, 'zhao', 'amount')]).toEqual(['w', 'r']);
    approval.approve('wang');
    expect([rightsOf(approval, 'wang', 'amount'), rightsOf(approval, 'zhao', 'amount')]).toEqual(['r', 'w']);
  });
});

describe('F2: an approver edits the record', () => {
  const all = flowOf({
    ...oneNode(users('wang', 'zhao'), { decision: 'all', fields: { amount: 'edit', note: 'edit' } }),
    material: ['amount', 'lines.price'],
  });

  test('F2: an approval carries the revision that was seen; another one is refused, naming both', () => {
    const approval = new Approval(all).start();
    const seen = approval.revision;
    approval.edit('wang', { note: 'changed' });

    expect(refusalOf(() => approval.approve('zhao', { seenRevision: seen }))).toEqual({
      code: 'task.record-changed',
      params: { seen: 1, revision: 2 },
    });
    expect(approval.approve('zhao', { seenRevision: 2 }).slotOf('zhao')).toMatchObject({ seenRevision: 2 });
  });

  test('F2: a material change takes back the approvals given in the visit, and its people are told', () => {
    const approval = new Approval(all).start().approve('wang').edit('zhao', { amount: '99.00' });

    expect(approval.visits).toEqual(['node cancelled', 'node open']);
    expect(approval.slots).toEqual(['wang approved', 'zhao cancelled', 'wang pending', 'zhao pending']);
    expect(approval.told).toContain('approval-taken-back wang');
    expect(approval.approve('zhao').approve('wang').state).toBe('approved');
  });

  test('F2: a column may be material too', () => {
    const approval = new Approval(all).start().approve('wang');
    approval.send({ verb: 'record-changed', actor: { id: 'zhao' }, changed: ['lines.price'] });

    expect(approval.visits).toEqual(['node cancelled', 'node open']);
  });

  test.each([
    ['another field changes', { note: 'x' }, 1],
    ['nobody has approved yet', { amount: '5' }, 0],
  ])('F2: nothing is taken back when %s', (_, change, approvals) => {
    const approval = new Approval(all).start();
    if (approvals > 0) approval.approve('wang');

    expect(approval.edit('zhao', change).visits).toEqual(['node open']);
  });

  test('F2: gateways passed are not asked again, later ones see the newest revision', () => {
    const nodes = {
      start: startAt('split'),
      split: {
        type: 'exclusive',
        branches: { large: { when: 'amount > 1000', next: 'boss' }, else: { next: 'first' } },
      },
      first: ask(users('wang'), { next: 'again' }),
      again: {
        type: 'exclusive',
        branches: { large: { when: 'amount > 1000', next: 'boss' }, else: { next: 'end' } },
      },
      boss: ask(users('chen')),
      end,
    };
    const approval = new Approval(flowOf({ nodes }), { record: { amount: '5.00' } }).start();

    approval.edit('wang', { amount: '5000.00' });
    expect(approval.tasks).toEqual(['wang: first']);
    expect(approval.approve('wang').tasks).toEqual(['chen: boss']);
  });
});

describe('F3: opinions', () => {
  const policies = (approve: string, reject: string) =>
    new Approval(flowOf(oneNode(users('wang'), { opinion: { approve, reject } }))).start();

  test('F3: by default approving needs none, rejecting and returning do', () => {
    const plain = () => new Approval(flowOf(oneNode(users('wang')))).start();

    expect(plain().approve('wang').state).toBe('approved');
    expect(refusalOf(() => plain().reject('wang', { opinion: '' }))).toEqual({
      code: 'task.opinion-required',
      params: { action: 'reject' },
    });
    expect(refusalOf(() => plain().return('wang', { opinion: ' \n' })).code).toBe('task.opinion-required');
  });

  test('F3: required, optional, none', () => {
    expect(refusalOf(() => policies('required', 'none').approve('wang')).code).toBe('task.opinion-required');
    expect(policies('required', 'none').approve('wang', { opinion: ' fine ' }).slotOf('wang')?.opinion).toBe(
      'fine',
    );
    expect(policies('none', 'none').approve('wang', { opinion: 'fine' }).slotOf('wang')).not.toHaveProperty(
      'opinion',
    );
    expect(policies('none', 'optional').reject('wang', { opinion: '' }).slotOf('wang')).not.toHaveProperty(
      'opinion',
    );
  });
});
