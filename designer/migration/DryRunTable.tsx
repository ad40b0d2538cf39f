import { Checkbox } from 'antd';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { migrationWords } from '../messages/migration.ts';
import { effectWords } from './effect-words.ts';
import type { DryRun, DryRunItem } from './migrations.ts';

interface DryRunTableProps {
  data: DryRun;
  /** Approvals that stay on their version. */
  left: ReadonlySet<string>;
  onLeave: (left: ReadonlySet<string>) => void;
}

/** Every approval with what moving it would mean: those that can be moved first, chosen unless somebody leaves them out. */
export function DryRunTable({ data, left, onLeave }: DryRunTableProps) {
  const say = useWords(migrationWords);
  const can = data.items.filter((one) => one.outcome === 'ok');
  const chosen = can.filter((one) => !left.has(one.instance));
  const sorted = [...can, ...data.items.filter((one) => one.outcome !== 'ok')];
  const leave = (id: string, isLeft: boolean) => {
    const next = new Set(left);
    if (isLeft) next.add(id);
    else next.delete(id);
    onLeave(next);
  };
  return (
    <div className="migration-table">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={say('selectAll')}
                checked={chosen.length > 0 && chosen.length === can.length}
                indeterminate={chosen.length > 0 && chosen.length < can.length}
                disabled={can.length === 0}
                onChange={({ target }) =>
                  onLeave(target.checked ? new Set() : new Set(can.map((one) => one.instance)))
                }
              />
            </th>
            <th scope="col">{say('record')}</th>
            <th scope="col">{say('by')}</th>
            <th scope="col">{say('effect')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((item) => (
            <Row
              key={item.instance}
              item={item}
              labels={data.labels}
              isChosen={item.outcome === 'ok' && !left.has(item.instance)}
              onChoose={(isChosen) => leave(item.instance, !isChosen)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  item: DryRunItem;
  labels: DryRun['labels'];
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Row({ item, labels, isChosen, onChoose }: RowProps) {
  const say = useWords(migrationWords);
  const language = useLanguage();
  const name = item.title || say('unreadable');
  const isBlocked = item.outcome !== 'ok';
  return (
    <tr data-blocked={isBlocked || undefined}>
      <td>
        <Checkbox
          aria-label={say('selectOne', { name })}
          checked={isChosen}
          disabled={isBlocked}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </td>
      <th scope="row" data-user-content="">
        {name}
      </th>
      <td data-user-content="">{item.initiator}</td>
      <td data-user-content="">
        {isBlocked && <strong>{say('cannot')}</strong>}
        {effectWords(item, labels, language).map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </td>
    </tr>
  );
}
