import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { type HandoverRequest, type PersonInUse, startHandover } from '../../api/handovers.ts';
import { newKey } from '../../api/new-key.ts';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { type ChosenSuccessor, SuccessorFields } from './SuccessorFields.tsx';

/** Who takes over what, and why. */
export function HandoverForm({ inUse, onStarted }: { inUse: PersonInUse; onStarted: () => void }) {
  const say = useWords(adminWords);
  const words = useProblemWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = useRef(newKey());
  const [successors, setSuccessors] = useState<readonly ChosenSuccessor[]>([{ key: newKey(), entities: [] }]);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<'successor' | 'reason'>();
  const [isBusy, setBusy] = useState(false);

  async function start() {
    const chosen = successors.flatMap(({ person, entities, share }) =>
      person === undefined
        ? []
        : [{ person, ...(entities.length > 0 && { entities }), ...(share !== undefined && { share }) }],
    );
    if (chosen.length < successors.length) return setMissing('successor');
    if (reason.trim() === '') return setMissing('reason');
    const request: HandoverRequest = { person: inUse.person.id, successors: chosen, reason: reason.trim() };
    setBusy(true);
    try {
      await startHandover(request, key.current);
      await client.invalidateQueries({ queryKey: ['administration'] });
      onStarted();
    } catch (cause) {
      message.error(words(cause));
    } finally {
      key.current = newKey();
      setBusy(false);
    }
  }

  return (
    <form
      className="admin-handover"
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <h2>{say('successors')}</h2>
      <SuccessorFields
        inUse={inUse}
        successors={successors}
        onChange={(next) => {
          setMissing(undefined);
          setSuccessors(next);
        }}
      />
      <div className="act-field">
        <span aria-hidden="true">{say('reason')}</span>
        <Input.TextArea
          aria-label={say('reason')}
          aria-required
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={1000}
          value={reason}
          status={missing === 'reason' ? 'error' : ''}
          onChange={({ target }) => {
            setMissing(undefined);
            setReason(target.value);
          }}
        />
      </div>
      {missing && <p role="alert">{say(missing === 'reason' ? 'reasonMissing' : 'successorMissing')}</p>}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {say('start')}
      </Button>
    </form>
  );
}
