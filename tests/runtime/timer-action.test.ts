import { expect, test } from 'vitest';
import type { Change } from '../../engine/workflow/change.ts';
import { actionOfTimer } from '../../runtime/server/operations/timer-action.ts';

const ranOut = { type: 'clock-ran-out', visit: 'v1', generation: 1 };
const added = (rule: string) => ({
  type: 'slots-added',
  visit: 'v1',
  slots: [],
  trace: [{ rule, people: [] }],
});
const closed = (state: string, reason?: string) => ({
  type: 'visit-closed',
  visit: 'v1',
  state,
  at: '',
  reason,
});

/** A seat that ends with its visit. */
const lost = (state: string) => ({ type: 'slot-closed', slot: 's', state, at: '', reason: 'timeout' });

test.each([
  ['nothing else happened', [ranOut], 'timeout:remind'],
  ['somebody was added', [ranOut, added('timeout:escalate')], 'timeout:escalate'],
  ['somebody took over', [ranOut, added('timeout:transfer')], 'timeout:transfer'],
  [
    'a late seat agreed',
    [ranOut, { type: 'slot-closed', slot: 's', state: 'approved', at: '', reason: 'timeout' }],
    'timeout:approve',
  ],
  ['the step was rejected', [ranOut, closed('rejected', 'timeout')], 'timeout:reject'],
  [
    'the step was rejected for all',
    [ranOut, lost('not-needed'), closed('rejected', 'timeout')],
    'timeout:reject',
  ],
  [
    'it went back to the initiator',
    [ranOut, lost('cancelled'), closed('returned', 'timeout')],
    'timeout:return',
  ],
  [
    'it left the step by an edge',
    [ranOut, lost('cancelled'), closed('cancelled', 'timeout')],
    'timeout:jump',
  ],
  ['it went back to the step before', [ranOut, closed('returned', 'sent-back')], 'timeout:return'],
  [
    'a wait was over, and the next step opened',
    [{ type: 'wait-ended', wait: 'w1', state: 'done', at: '' }, { type: 'visit-opened' }],
    'delay-over',
  ],
])('H2, G6: the timeline says of a timer after which %s what it did', (_, changes, action) => {
  expect(actionOfTimer(changes as unknown as Change[])).toBe(action);
});
