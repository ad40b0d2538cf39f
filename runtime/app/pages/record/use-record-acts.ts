import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { RefObject } from 'react';
import { useNavigate } from 'react-router';
import type { Language } from '../../../../engine/definition/common.ts';
import { type AmendmentRequest, requestAmendment } from '../../api/amendments.ts';
import type { PredictedPath } from '../../api/approval-path.ts';
import { call } from '../../api/call.ts';
import type { EntityDescription } from '../../api/entity.ts';
import {
  actOnInstance,
  convertRecord,
  type InstanceAct,
  type RecordAction,
  takeTransition,
} from '../../api/record-actions.ts';
import { deleteRecord, type RecordAnswer } from '../../api/records.ts';
import { submittingFor } from '../../api/submitting-for.ts';
import type { TaskNeeds } from '../../api/tasks.ts';
import { useLabel } from '../../components/use-label.ts';
import type { RecordFormHandle } from '../../form/RecordForm.tsx';
import { actWords } from '../../messages/areas/acts.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { recordWords } from '../../messages/areas/record.ts';
import { comma } from '../../messages/comma.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { useCommandKeys } from './use-command-keys.ts';
import { usePerform } from './use-perform.ts';

/** Everything that a person can do to the record of a page. */
export interface RecordActs {
  isBusy: boolean;
  /** Saves what is typed; gives the record to go on with, or nothing when that is not possible yet. */
  save(): Promise<RecordAnswer | undefined>;
  take(action: RecordAction, reason?: string, chosen?: TaskNeeds['chosen']): Promise<boolean>;
  convert(
    conversion: EntityDescription['conversions'][number],
    lines?: Record<string, string>,
  ): Promise<boolean>;
  actOnApproval(instance: string, act: InstanceAct): Promise<boolean>;
  /** Asks for the cancellation of an approved record. */
  request(wanted: AmendmentRequest): Promise<boolean>;
  remove(title: string): Promise<boolean>;
}

export function useRecordActs(
  { entity }: EntityDescription,
  record: RecordAnswer,
  form: RefObject<RecordFormHandle | null>,
): RecordActs {
  const say = useWords(recordWords);
  const act = useWords(actWords);
  const ask = useWords(amendmentWords);
  const label = useLabel();
  const language = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { keyFor, forget } = useCommandKeys();
  const { perform, isBusy } = usePerform(entity.id, form);

  async function saved(): Promise<RecordAnswer | undefined> {
    form.current?.commit();
    if (!form.current?.isDirty()) return record;
    const outcome = await form.current.save();
    if (outcome.state === 'failed') throw outcome.problem;
    if (outcome.state === 'unchanged') return record;
    return outcome.state === 'saved' ? outcome.record : undefined;
  }

  async function doneWith(text: string): Promise<true> {
    forget();
    message.success(text);
    return true;
  }

  function doneText({ action }: InstanceAct): string {
    if (action === 'withdraw') return say('withdrawn');
    if (action === 'retry') return say('retried');
    return action === 'urge' ? act('urged') : act('admin-done', { act: act(`admin-${action}`) });
  }

  return {
    isBusy,
    save: () => perform(saved),
    async take(action, reason, chosen) {
      const done = await perform(async () => {
        const current = await saved();
        if (!current) return false;
        const idempotencyKey = keyFor(action.id, current.revision, { reason, chosen, ...submittingFor() });
        const next = await takeTransition(action, {
          entity: entity.id,
          record: current,
          reason,
          chosen,
          idempotencyKey,
        });
        client.setQueryData(['record', entity.id, record.id], next);
        if (action.kind !== 'submit') return doneWith(say('done', { label: label(action.label) }));
        const names = waitingNames(await pathOf(entity.id, record.id), language);
        return doneWith(names === '' ? say('submitted') : say('submittedTo', { names }));
      });
      return done ?? false;
    },
    async convert(conversion, lines) {
      const made = await perform(() =>
        convertRecord(conversion.id, lines, {
          entity: entity.id,
          record,
          idempotencyKey: keyFor(conversion.id, record.revision, lines),
        }),
      );
      if (!made) return false;
      await doneWith(say('done', { label: label(conversion.label) }));
      await navigate(`/record/${made.entity}/${made.record.id}`);
      return true;
    },
    async actOnApproval(instance, wanted) {
      const done = await perform(async () => {
        const { action } = wanted;
        await actOnInstance(instance, wanted, keyFor(action, instance, { wanted, at: record.revision }));
        await client.invalidateQueries({ queryKey: ['tasks'] });
        return doneWith(doneText(wanted));
      });
      return done ?? false;
    },
    async request(wanted) {
      const done = await perform(async () => {
        const key = keyFor(wanted.purpose, record.revision, wanted.reason);
        await requestAmendment(entity.id, record, wanted, key);
        await client.invalidateQueries({ queryKey: ['record', entity.id, record.id] });
        return doneWith(ask('submitted'));
      });
      return done ?? false;
    },
    async remove(title) {
      const done = await perform(async () => {
        await deleteRecord(entity.id, record);
        return doneWith(say('deleted', { title }));
      });
      if (done) {
        client.removeQueries({ queryKey: ['record', entity.id, record.id] });
        await navigate(`/list/${entity.id}`, { replace: true });
      }
      return done ?? false;
    },
  };
}

async function pathOf(entity: string, id: string): Promise<PredictedPath | null> {
  const { path } = await call<{ path: PredictedPath | null }>(
    'GET',
    `/records/${entity}/${id}/preview-approval`,
  );
  return path;
}

/** Who has to decide now. */
function waitingNames(path: PredictedPath | null, language: Language): string {
  const slots = path?.steps.find((step) => step.when === 'current')?.slots ?? [];
  return slots
    .filter((slot) => slot.state === 'pending')
    .map((slot) => slot.assignee.name)
    .join(comma[language]);
}
