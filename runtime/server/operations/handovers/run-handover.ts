import { Refusal } from '../../../../engine/refusal.ts';
import type { Command } from '../../../../engine/workflow/command.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import { countHandedOver, findHandover, type Handover, moveOn, noteProblem } from '../../store/handovers.ts';
import { findInstance } from '../../store/instances.ts';
import { instancesHeldBy } from '../../store/list-instances.ts';
import { type Acting, type Ground, scopeOf } from '../acting.ts';
import { runCommand } from '../run-instance.ts';
import { systemActing } from '../system-acting.ts';
import { inTransaction } from '../work.ts';
import { handOverRules } from './hand-over-rules.ts';
import { successorOf } from './successor-of.ts';

/** Approvals that are handed over before others get their turn. */
const portion = 20;

/**
 * Hands over the next portion, and asks for the one behind it. Every approval is a command of its own;
 * whoever finds one done goes on with the next, so that a portion may be begun again where its worker
 * died (approval.md L8).
 */
export async function runHandover(ground: Ground, tenant: string, id: string): Promise<void> {
  const rule = await systemActing(ground, tenant, 'system:rule');
  const handover = rule && (await findHandover(scopeOf(rule), id));
  if (!rule || handover?.state !== 'running') return;
  const acting = actingFor(rule, handover);
  if (handover.cursor === undefined) await handOverRules(acting, handover);
  const found = await instancesHeldBy(scopeOf(acting), handover.person.id, {
    behind: handover.cursor,
    limit: portion,
  });
  for (const instance of found) await handOverOne(acting, handover, instance);
  const last = found.at(-1);
  await inTransaction(acting, async (work) => {
    const next = found.length < portion || last === undefined ? { endedAt: work.now } : { cursor: last };
    if (!(await moveOn(work.scope, handover, next)) || 'endedAt' in next) return;
    work.send({ key: `handover:${id}:${last}`, kind: 'handover', payload: { handover: id } });
  });
}

/** Whoever asked for it does it; the rule for people who leave, where nobody did or who did is gone. */
function actingFor(rule: Acting, { by }: Handover): Acting {
  const person = rule.world.organisation.person(by.id);
  return person?.active ? { ...rule, person } : rule;
}

/** Somebody has left and nobody asked for it: what still waits for its turn is let be (approval.md E5, M4). */
function byRule({ by }: Handover): boolean {
  return by.id === 'system:rule';
}

async function handOverOne(acting: Acting, handover: Handover, instanceId: string): Promise<void> {
  const instance = await findInstance(scopeOf(acting), instanceId);
  const successor = instance && (await successorFor(acting, handover, instance));
  if (!instance || successor === undefined) return;
  const { id, person, reason } = handover;
  const command: Command = {
    commandId: `${id}:${instanceId}`,
    verb: 'hand-over',
    actor: byRule(handover) ? { id: handover.by.id } : { id: acting.person.id, isAdministrator: true },
    person: person.id,
    people: [successor],
    ...(reason !== '' && { opinion: reason }),
  };
  try {
    await runCommand(acting, instanceId, command, (work) => countHandedOver(work.scope, id));
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.code === 'server.overloaded') throw cause;
    const { entity, record } = instance;
    const problem = { instance: instanceId, entity, record, code: cause.code, params: cause.params };
    await noteProblem(scopeOf(acting), id, problem);
  }
}

async function successorFor(
  { world, ground }: Acting,
  handover: Handover,
  instance: Instance,
): Promise<string | undefined> {
  const configuration = await ground.tenants.configurations.get(instance.configuration);
  return successorOf(world, handover, instance, configuration.workflows.get(instance.workflow));
}
