import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { isJsonObject, type JsonObject } from '../../engine/json.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { targetIn } from '../draft/definition-ref.ts';
import { fieldAt } from '../expression/names.ts';
import { formPageWords } from '../messages/form.ts';
import { Property } from '../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../properties/use-property.ts';
import { fieldLabel } from '../words/field-label.ts';

interface ColumnsFieldProps {
  place: PropertyPlace;
  entity: string;
  lines: string;
}

/** Which columns of the lines are shown, in which order; all of them where nothing is said. */
export function ColumnsField({ place, entity, lines }: ColumnsFieldProps) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const { value, set } = useProperty<JsonObject>(place);
  const fields = fieldAt(sources, entity, lines)?.fields;
  const all = isJsonObject(fields) ? Object.keys(fields) : [];
  const columns: JsonObject = isJsonObject(value)
    ? value
    : Object.fromEntries(all.map((column) => [column, {}]));
  const shown = Object.keys(columns);
  const hidden = all.filter((column) => !shown.includes(column));
  const target = (column: string) => targetIn(place.definition, ...place.path, column);
  const toggle = (column: string, isShown: boolean) => {
    if (!isJsonObject(value)) {
      const { [column]: _, ...rest } = columns;
      set(rest);
    } else if (isShown) edit({ kind: 'add-entry', target: target(column), value: {} });
    else edit({ kind: 'remove-entry', target: target(column) });
  };
  const move = (column: string, by: -1 | 1) => {
    const beside = shown[shown.indexOf(column) + by];
    if (beside === undefined) return;
    if (!isJsonObject(value)) set(columns);
    edit({
      kind: 'move-entry',
      target: target(column),
      place: by < 0 ? { before: beside } : { after: beside },
    });
  };
  return (
    <Property place={place} name={say('columns')} hint={say('columnsHint')}>
      {(id) => (
        <ul className="layout-columns" id={id}>
          {[...shown, ...hidden].map((column, index) => {
            const name = label(fieldLabel(sources, entity, `${lines}.${column}`)) || column;
            const isShown = index < shown.length;
            return (
              <li key={column}>
                <Checkbox checked={isShown} onChange={(event) => toggle(column, event.target.checked)}>
                  <span data-user-content="">{name}</span>
                </Checkbox>
                {isShown && (
                  <span className="layout-column-acts">
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      aria-label={`${say('moveUp')}: ${name}`}
                      disabled={index === 0}
                      onClick={() => move(column, -1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      aria-label={`${say('moveDown')}: ${name}`}
                      disabled={index === shown.length - 1}
                      onClick={() => move(column, 1)}
                    />
                  </span>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Property>
  );
}
