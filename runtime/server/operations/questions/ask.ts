import { titleOf } from '../../../../engine/record/facts.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { type Instance, isOpen } from '../../../../engine/workflow/instance.ts';
import { markAsked } from '../../store/instances.ts';
import { newId } from '../../store/new-id.ts';
import { insertQuestion, type Question } from '../../store/questions.ts';
import { findRecord } from '../../store/records.ts';
import { insertTasks, type Task, taskId } from '../../store/tasks.ts';
import { type Acting, entityOf, referenceOf, scopeOf } from '../acting.ts';
import { untilWritten } from '../run-instance.ts';
import { inTransaction } from '../work.ts';
import { instanceOf, whyNotAsk } from './read-questions.ts';

interface Asking {
  to: string;
  text: string;
}

/** Asks a person or the initiator; they get a to-do to answer, and the approval stays where it is (approval.md S8). */
export function ask(acting: Acting, instanceId: string, asking: Asking): Promise<Question> {
  return untilWritten(() => askOnce(acting, instanceId, asking));
}

async function askOnce(acting: Acting, instanceId: string, { to, text }: Asking): Promise<Question> {
  const instance = await instanceOf(acting, instanceId);
  const why = whyNotAsk(acting, instance);
  if (why) throw why;
  const asked = personAsked(acting, instance, to);
  const entity = entityOf(acting, instance.entity);
  const record = await findRecord(scopeOf(acting), entity, instance.record);
  if (!record) throw new Refusal('instance.not-found', { id: instanceId });
  const title = titleOf(entity, record.values);
  const node = await nodeOf(acting, instance);
  return inTransaction(acting, async (work) => {
    const { now, scope } = work;
    const question: Question = {
      id: newId(),
      instance: instanceId,
      entity: entity.id,
      record: record.id,
      by: referenceOf(acting.person),
      to: asked,
      text: text.trim(),
      at: now,
      state: 'open',
    };
    await markAsked(scope, instance);
    await insertQuestion(scope, question);
    await insertTasks(scope, [
      {
        id: taskId(instanceId, question.id),
        instance: instanceId,
        slot: question.id,
        ...node,
        entity: entity.id,
        record: record.id,
        title,
        assignee: asked.id,
        initiator: acting.person.name,
        status: 'open',
        kind: 'reply',
        createdAt: now,
      },
    ]);
    work.audit({
      action: 'ask',
      entity: entity.id,
      record: record.id,
      instance: instanceId,
      reason: question.text,
      people: [asked],
    });
    const of = { instance: instanceId, entity: entity.id, record: record.id, title };
    work.tell(`question:${question.id}`, { event: 'question-asked', to: [asked.id], ...of });
    work.hint({ entity: entity.id, record: record.id, inboxes: [asked.id] });
    return question;
  });
}

/** The step that the asking person has to decide in; none when whoever asks has no seat. */
async function nodeOf(
  { person, ground }: Acting,
  instance: Instance,
): Promise<Pick<Task, 'node' | 'nodeLabel'>> {
  const held = instance.visits.find(
    ({ state, slots }) =>
      state === 'open' && slots.some((slot) => isOpen(slot) && slot.assignee.id === person.id),
  );
  if (!held) return { node: '' };
  const configuration = await ground.tenants.configurations.get(instance.configuration);
  const nodeLabel = configuration.workflows.get(instance.workflow)?.nodes.get(held.node)?.definition.label;
  return { node: held.node, ...(nodeLabel && { nodeLabel }) };
}

function personAsked(acting: Acting, instance: Instance, to: string): Question['to'] {
  const id = to === 'initiator' ? instance.initiator.id : to;
  if (id === acting.person.id) throw new Refusal('task.to-oneself');
  const person = acting.world.organisation.person(id);
  if (!person?.active) throw new Refusal('task.person-unavailable', { person: person?.name ?? to });
  return referenceOf(person);
}
