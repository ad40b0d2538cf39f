import { SearchOutlined } from '@ant-design/icons';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, targetIn } from '../draft/definition-ref.ts';
import { inspectorWords } from '../messages/inspector.ts';
import { roleWords } from '../messages/role.ts';
import { ProvenanceDot } from '../properties/ProvenanceDot.tsx';
import { useProperty } from '../properties/use-property.ts';
import { usePinyinMatch } from '../shell/use-pinyin-match.ts';
import { valueName } from '../words/names.ts';
import { type FieldRow, fieldRows } from '../workflow/inspector/field-rows.ts';
import '../workflow/inspector/rights.css';

interface FieldRightsProps {
  role: DefinitionRef;
  entity: string;
}

const rights = ['hidden', 'read', 'write'] as const;

type Right = (typeof rights)[number];

/** What a role may see and fill in of a record, field by field and column by column. */
export function FieldRights({ role, entity }: FieldRightsProps) {
  const say = useWords(roleWords);
  const find = useWords(inspectorWords);
  const label = useLabel();
  const sources = useSources();
  const path = ['permissions', entity, 'fields'];
  const { value } = useProperty({ definition: role, path });
  const given = isJsonObject(value) ? value : {};
  const [typed, setTyped] = useState('');
  const [onlySet, setOnlySet] = useState(false);
  const isMatch = usePinyinMatch(typed);
  const shown = fieldRows(sources, entity).filter(
    (row) => isMatch(row.label, row.path) && (!onlySet || Object.hasOwn(given, row.path)),
  );
  return (
    <>
      <div className="rights-find">
        <Input
          size="small"
          allowClear
          prefix={<SearchOutlined />}
          aria-label={find('filterFields')}
          placeholder={find('filterFields')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Checkbox checked={onlySet} onChange={(event) => setOnlySet(event.target.checked)}>
          {find('onlySet')}
        </Checkbox>
      </div>
      <table className="rights">
        <thead>
          <tr>
            <th scope="col">{find('fieldColumn')}</th>
            <th scope="col">{say('usual')}</th>
            {rights.map((right) => (
              <th key={right} scope="col">
                {label(valueName('right', right))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Row key={row.path} role={role} path={path} row={row} right={given[row.path] as Right} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  role: DefinitionRef;
  path: readonly string[];
  row: FieldRow;
  right: Right | undefined;
}

function Row({ role, path, row, right }: RowProps) {
  const say = useWords(roleWords);
  const label = useLabel();
  const edit = useEdit();
  const name = label(row.label) || row.path;
  const set = (next: Right | undefined) =>
    edit({ kind: 'set-property', target: targetIn(role, ...path, row.path), value: next });
  const usual = row.definition.sensitive === true ? say('usualHidden') : say('usual');
  return (
    <tr data-column={row.isColumn || undefined} data-path={[...path, row.path].join('/')}>
      <th scope="row" data-user-content="">
        <span className="rights-name">
          <span className="ellipsis" title={name}>
            {name}
          </span>
          <ProvenanceDot place={{ definition: role, path: [...path, row.path] }} />
        </span>
      </th>
      {([undefined, ...rights] as const).map((one) => (
        <td key={one ?? 'usual'}>
          <label title={one === undefined ? usual : undefined}>
            <input
              type="radio"
              name={`right-${row.path}`}
              aria-label={`${name}: ${one === undefined ? usual : label(valueName('right', one))}`}
              checked={right === one}
              disabled={one === 'write' && row.isComputed}
              onChange={() => set(one)}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
