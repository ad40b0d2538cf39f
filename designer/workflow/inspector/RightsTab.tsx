import { SearchOutlined } from '@ant-design/icons';
import { Checkbox, Input } from 'antd';
import { useMemo, useState } from 'react';
import { isJsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraft, useEdit } from '../../draft/DraftProvider.tsx';
import { targetIn } from '../../draft/definition-ref.ts';
import { typeOf } from '../../graph/graph.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { ProvenanceDot } from '../../properties/ProvenanceDot.tsx';
import { useProperty } from '../../properties/use-property.ts';
import { usePinyinMatch } from '../../shell/use-pinyin-match.ts';
import { valueName } from '../../words/names.ts';
import { useNode, useWorkflow } from '../workflow-context.tsx';
import { type FieldRow, fieldRows } from './field-rows.ts';
import './rights.css';

const rights = ['hidden', 'read', 'edit', 'required'] as const;

type Right = (typeof rights)[number];

/** What the holder of the node may see and change, field by field and column by column (approval.md F1). */
export function RightsTab({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const { ref, entity } = useWorkflow();
  const edit = useEdit();
  const isApproval = typeOf(useNode(node)) === 'approval';
  const path = ['nodes', node, 'fields'];
  const { value, set } = useProperty({ definition: ref, path });
  const given = isJsonObject(value) ? value : {};
  const entities = useDraft((state) => state.history.present.sources);
  const rows = useMemo(() => fieldRows(entities, entity), [entities, entity]);
  const [typed, setTyped] = useState('');
  const [onlySet, setOnlySet] = useState(false);
  const isMatch = usePinyinMatch(typed);
  const shown = rows.filter(
    (row) => isMatch(row.label, row.path) && (!onlySet || Object.hasOwn(given, row.path)),
  );
  const setOne = (field: string, right: Right) =>
    edit({
      kind: 'set-property',
      target: targetIn(ref, ...path, field),
      value: right === 'read' ? undefined : right,
    });
  const setAll = (right: Right) => {
    const all = shown.map((row) => [row.path, right] as const);
    const others = Object.entries(given).filter(([field]) => !shown.some((row) => row.path === field));
    const next = Object.fromEntries(right === 'read' ? others : [...others, ...all]);
    set(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="properties">
      <p className="field-hint">{say('rightsHint')}</p>
      <div className="rights-find">
        <Input
          size="small"
          allowClear
          prefix={<SearchOutlined />}
          aria-label={say('filterFields')}
          placeholder={say('filterFields')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox checked={onlySet} onChange={(event) => setOnlySet(event.target.checked)}>
          {say('onlySet')}
        </Checkbox>
      </div>
      <table className="rights" data-path="fields">
        <thead>
          <tr>
            <th scope="col">{say('fieldColumn')}</th>
            {rights.map((right) => (
              <th key={right} scope="col">
                <button
                  type="button"
                  className="plain-button"
                  title={say('setAll', { right: label(valueName('right', right)) })}
                  onClick={() => setAll(right)}
                >
                  {label(valueName('right', right))}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row
              key={row.path}
              row={row}
              right={(given[row.path] as Right | undefined) ?? 'read'}
              onChange={(right) => setOne(row.path, right)}
              dot={<ProvenanceDot place={{ definition: ref, path: [...path, row.path] }} />}
            />
          ))}
        </tbody>
      </table>
      {isApproval && (
        <ChoiceField
          place={{ definition: ref, path: ['nodes', node, 'linesRights'] }}
          options={['none', 'add', 'delete', 'add-and-delete']}
          fallback="none"
        />
      )}
    </div>
  );
}

interface RowProps {
  row: FieldRow;
  right: Right;
  onChange: (right: Right) => void;
  dot: React.ReactNode;
}

function Row({ row, right, onChange, dot }: RowProps) {
  const label = useLabel();
  const name = label(row.label) || row.path;
  return (
    <tr data-column={row.isColumn || undefined}>
      <th scope="row" data-user-content="">
        <span className="rights-name">
          <span className="ellipsis" title={name}>
            {name}
          </span>
          {dot}
        </span>
      </th>
      {rights.map((one) => {
        const isNever = row.isComputed && (one === 'edit' || one === 'required');
        return (
          <td key={one}>
            <label>
              <input
                type="radio"
                name={`right-${row.path}`}
                aria-label={`${name}: ${label(valueName('right', one))}`}
                checked={right === one}
                disabled={isNever}
                onChange={() => onChange(one)}
              />
            </label>
          </td>
        );
      })}
    </tr>
  );
}
