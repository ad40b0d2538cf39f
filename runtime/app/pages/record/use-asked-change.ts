import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { RefObject } from 'react';
import type { RecordFormHandle } from '../../form/RecordForm.tsx';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import { usePerform } from './use-perform.ts';

/** Sends what a form of a change asks for; what is refused stands in the form. */
export function useAskedChange(props: {
  entity: string;
  form: RefObject<RecordFormHandle | null>;
  onDone: () => void;
}) {
  const { entity, form, onDone } = props;
  const say = useWords(amendmentWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { perform, isBusy } = usePerform(entity, form);
  return {
    isBusy,
    submit: () =>
      perform(async () => {
        const outcome = await form.current?.save();
        if (outcome?.state === 'failed') throw outcome.problem;
        if (outcome?.state !== 'saved') return;
        await client.invalidateQueries({ queryKey: ['record', entity, outcome.record.id] });
        message.success(say('submitted'));
        onDone();
      }),
  };
}
