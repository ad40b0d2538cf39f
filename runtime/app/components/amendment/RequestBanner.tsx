import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { type Amendment, amendmentsQuery } from '../../api/amendments.ts';
import type { RecordAnswer } from '../../api/records.ts';
import { useSession } from '../../api/session.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import { FieldChanges } from '../timeline/FieldChanges.tsx';
import { useRequestActs } from './use-request-acts.ts';
import './amendment.css';

/** What is asked of an approved record at the moment: who, why, old and new; the record itself is as before. */
export function RequestBanner({ entity, record }: { entity: EntityDefinition; record: RecordAnswer }) {
  const isOpen = (record.amending ?? []).length > 0;
  const { data = [] } = useQuery({ ...amendmentsQuery(entity.id, record.id), enabled: isOpen });
  if (!isOpen) return null;
  return data
    .filter(({ state }) => state === 'in-approval' || state === 'returned')
    .map((amendment) => (
      <OpenRequest key={amendment.id} amendment={amendment} entity={entity} record={record} />
    ));
}

function OpenRequest(props: { amendment: Amendment; entity: EntityDefinition; record: RecordAnswer }) {
  const { amendment, entity, record } = props;
  const { purpose, by, reason, changes, state, actions } = amendment;
  const say = useWords(amendmentWords);
  const { user } = useSession();
  const acts = useRequestActs(entity.id, record.id);
  const mayWithdraw = actions.some(({ action, enabled }) => action === 'withdraw' && enabled);
  return (
    <section className="request-banner" data-purpose={purpose} aria-label={say(`open-${purpose}`)}>
      <header>
        <h2 data-user-content="">{say(`asks-${purpose}`, { name: by.title })}</h2>
        <span>
          {state === 'returned' && by.id === user.id && (
            <Button size="small" loading={acts.isBusy} onClick={() => acts.resubmit(amendment)}>
              {say('resubmit')}
            </Button>
          )}
          {mayWithdraw && (
            <Button size="small" type="text" loading={acts.isBusy} onClick={() => acts.withdraw(amendment)}>
              {say('withdraw')}
            </Button>
          )}
        </span>
      </header>
      <blockquote data-user-content="">
        <p>{reason}</p>
      </blockquote>
      {changes.length > 0 && <FieldChanges changes={changes} entity={entity} record={record} isComplete />}
      <p className="request-note">{say(state === 'returned' ? 'returned' : 'unchanged-meanwhile')}</p>
    </section>
  );
}
