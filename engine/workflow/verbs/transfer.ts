import { Refusal } from '../../refusal.ts';
import { restartClocks } from '../clocks.ts';
import type { Slot } from '../instance.ts';
import type { NodeOf } from '../nodes/node.ts';
import type { Run } from '../run.ts';
import { heldSlot, requireOpinion } from './held-slot.ts';
import { peopleAsked } from './people-asked.ts';

/**
 * A holder hands the seat on for good: the new one stands where the old one stood, with order, group,
 * weight, claim and clock, and decides alone (approval.md S1).
 */
export function transfer(run: Run): void {
  const { visit, slot } = heldSlot(run);
  const node = run.node(visit.node) as NodeOf<'approval'>;
  const { allowed, deadline } = node.definition.transfer;
  if (!allowed) throw new Refusal('task.action-not-offered', { action: 'transfer' });
  const most = run.facts.workflow.definition.maxTransfers;
  const transfers = (slot.transfers ?? 0) + 1;
  if (transfers > most) throw new Refusal('task.transfer-limit', { max: most });
  const people = peopleAsked(run, { visit, slot }, { most: 1, votes: true });
  const { opinion } = requireOpinion(run, 'optional');
  const slots = people.map(
    (assignee): Slot => ({
      ...kept(slot),
      id: `${visit.id}-${visit.slots.length + 1}`,
      assignee,
      origin: 'transfer',
      state: 'pending',
      from: slot.id,
      transfers,
      activatedAt: run.now,
      ...(opinion !== undefined && { request: opinion }),
    }),
  );
  run.emit({
    type: 'slot-closed',
    slot: slot.id,
    state: 'transferred',
    at: run.now,
    ...(opinion !== undefined && { opinion }),
  });
  const trace = [{ rule: 'transfer', people, detail: slot.assignee.name }];
  run.emit({ type: 'slots-added', visit: visit.id, slots, trace });
  for (const { id } of slots) run.emit({ type: 'seat-handed-on', visit: visit.id, from: slot.id, to: id });
  run.effect({ kind: 'notify', event: 'task-assigned', to: people, node: node.id });
  if (deadline === 'restart') for (const one of slots) restartClocks(run, node, visit.id, one);
}

/** What of a seat stays when its holder changes (approval.md M6). */
function kept({
  order,
  group,
  weight,
  addition,
}: Slot): Pick<Slot, 'order' | 'group' | 'weight' | 'addition'> {
  return {
    order,
    ...(group !== undefined && { group }),
    ...(weight !== undefined && { weight }),
    ...(addition !== undefined && { addition }),
  };
}
