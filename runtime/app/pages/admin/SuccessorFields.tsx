import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, InputNumber, Select } from 'antd';
import type { PersonInUse } from '../../api/handovers.ts';
import { newKey } from '../../api/new-key.ts';
import { useLabel } from '../../components/use-label.ts';
import { adminWords } from '../../messages/areas/admin.ts';
import { useWords } from '../../messages/use-words.ts';
import { CompanyPersonPicker } from './CompanyPersonPicker.tsx';

/** One of those who take over: who, only which kinds of record, how much of what several take over. */
export interface ChosenSuccessor {
  key: string;
  person?: string | undefined;
  entities: string[];
  share?: number | undefined;
}

export function SuccessorFields(props: {
  inUse: PersonInUse;
  successors: readonly ChosenSuccessor[];
  onChange: (successors: readonly ChosenSuccessor[]) => void;
}) {
  const { inUse, successors, onChange } = props;
  const say = useWords(adminWords);
  const label = useLabel();
  const kinds = new Map(inUse.held.map(({ entity }) => [entity.id, label(entity.label) || entity.id]));
  const change = (key: string, changed: Partial<ChosenSuccessor>) =>
    onChange(successors.map((one) => (one.key === key ? { ...one, ...changed } : one)));
  return (
    <div className="admin-successors">
      {successors.map(({ key, entities, share }, index) => (
        <div key={key} className="admin-successor">
          <CompanyPersonPicker
            label={say('successor', { number: index + 1 })}
            mayBe={(person) => person.active && person.id !== inUse.person.id}
            onChange={(person) => change(key, { person })}
          />
          {(kinds.size > 1 || successors.length > 1) && (
            <Select
              mode="multiple"
              allowClear
              className="admin-kinds"
              aria-label={say('only')}
              placeholder={say('everything')}
              value={entities}
              options={[...kinds].map(([value, name]) => ({ value, label: name }))}
              onChange={(next: string[]) => change(key, { entities: next })}
            />
          )}
          {successors.length > 1 && (
            <>
              <InputNumber
                aria-label={say('share')}
                prefix={say('share')}
                min={1}
                max={100}
                precision={0}
                value={share ?? 1}
                onChange={(next) => change(key, { share: next ?? 1 })}
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={say('removeSuccessor', { number: index + 1 })}
                onClick={() => onChange(successors.filter((one) => one.key !== key))}
              />
            </>
          )}
        </div>
      ))}
      <Button
        type="link"
        icon={<PlusOutlined />}
        onClick={() => onChange([...successors, { key: newKey(), entities: [] }])}
      >
        {say('addSuccessor')}
      </Button>
    </div>
  );
}
