import { DiffOutlined, StopOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { RecordAnswer } from '../../api/records.ts';
import { amendmentWords } from '../../messages/areas/amendments.ts';
import { useWords } from '../../messages/use-words.ts';
import './amendment.css';

/** Hints beside the state of a record that a change or its cancellation is being approved (SAL-99). */
export function AmendingMark({ amending }: Pick<RecordAnswer, 'amending'>) {
  const say = useWords(amendmentWords);
  return [...new Set((amending ?? []).map(({ purpose }) => purpose))].map((purpose) => {
    const words = say(`open-${purpose}`);
    const Icon = purpose === 'change' ? DiffOutlined : StopOutlined;
    return (
      <Tooltip key={purpose} title={words}>
        <Icon className="amending-mark" data-purpose={purpose} role="img" aria-label={words} />
      </Tooltip>
    );
  });
}
