import { titleOf } from '../../../../engine/record/facts.ts';
import { Refusal } from '../../../../engine/refusal.ts';
import { isOver } from '../../../../engine/workflow/instance.ts';
import { answerQuestion, findQuestion, type Question } from '../../store/questions.ts';
import { findRecord } from '../../store/records.ts';
import { closeTasks, taskId } from '../../store/tasks.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { inTransaction } from '../work.ts';
import { instanceOf } from './read-questions.ts';

/** The asked person answers once; the approval does not move by it (approval.md S8). */
export async function answer(
  acting: Acting,
  { instance: instanceId, question: id }: { instance: string; question: string },
  text: string,
): Promise<Question> {
  const instance = await instanceOf(acting, instanceId);
  const question = await findQuestion(scopeOf(acting), id);
  if (question?.instance !== instanceId) throw new Refusal('question.not-found', { question: id });
  if (question.to.id !== acting.person.id) throw new Refusal('task.not-yours', { holder: question.to.title });
  if (question.state === 'answered') throw new Refusal('question.answered');
  if (question.state === 'closed' || isOver(instance))
    throw new Refusal('instance.closed', { state: instance.state });
  const entity = entityOf(acting, question.entity);
  const record = await findRecord(scopeOf(acting), entity, question.record);
  return inTransaction(acting, async (work) => {
    const given = { text: text.trim(), at: work.now };
    if (!(await answerQuestion(work.scope, id, given))) throw new Refusal('question.answered');
    await closeTasks(work.scope, [{ id: taskId(instanceId, id), outcome: 'answered' }], work.now);
    work.audit({
      action: 'answer',
      entity: question.entity,
      record: question.record,
      instance: instanceId,
      reason: given.text,
      people: [question.by],
    });
    const of = { instance: instanceId, entity: question.entity, record: question.record };
    work.tell(`answer:${id}`, {
      event: 'question-answered',
      to: [question.by.id],
      ...of,
      title: record ? titleOf(entity, record.values) : '',
    });
    work.hint({
      entity: question.entity,
      record: question.record,
      inboxes: [question.by.id, question.to.id],
    });
    return { ...question, state: 'answered', answer: given };
  });
}
