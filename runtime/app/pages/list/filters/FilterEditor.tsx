import { Checkbox, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useRef, useState } from 'react';
import { textOf } from '../../../../../engine/definition/common.ts';
import { type NamedEntity, useFound, useTitles } from '../../../api/titles.ts';
import { useSettled } from '../../../components/use-settled.ts';
import { plainText } from '../../../form/values/plain-text.ts';
import { isComposing } from '../../../keys/press.ts';
import { listWords } from '../../../messages/areas/list.ts';
import { useLanguage, useWords } from '../../../messages/use-words.ts';
import type { ListField } from '../list-field.ts';
import { type FilterKind, type FilterValue, periods } from './filter-kind.ts';

interface EditorProps<K extends FilterKind> {
  field: ListField;
  value: Extract<FilterValue, { kind: K }>;
  named: NamedEntity;
  onChange: (value: FilterValue) => void;
  onDone: () => void;
}

/** Sets one filter; what is chosen holds at once. */
export default function FilterEditor(props: EditorProps<FilterKind>) {
  const Editor = editors[props.value.kind] as (props: EditorProps<FilterKind>) => React.ReactNode;
  return (
    <div className="filter-editor">
      <Editor {...props} />
    </div>
  );
}

const editors: { [K in FilterKind]: (props: EditorProps<K>) => React.ReactNode } = {
  options: OptionsEditor,
  references: ReferencesEditor,
  dates: DatesEditor,
  numbers: NumbersEditor,
  text: TextEditor,
};

function OptionsEditor({ field: { field, label }, value, onChange }: EditorProps<'options'>) {
  const say = useWords(listWords);
  const language = useLanguage();
  const options =
    'options' in field && field.options
      ? Object.entries(field.options).map(([id, option]) => ({
          value: id,
          label: textOf(option.label, language),
        }))
      : [
          { value: 'true', label: say('yes') },
          { value: 'false', label: say('no') },
        ];
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      <Checkbox.Group
        className="filter-options"
        options={options}
        value={value.options}
        onChange={(chosen) => onChange({ kind: 'options', options: chosen })}
      />
    </fieldset>
  );
}

/** Chosen ones first, then what is found by typing; Enter takes the first found. */
function ReferencesEditor({ field, value, named, onChange }: EditorProps<'references'>) {
  const say = useWords(listWords);
  const [typed, setTyped] = useState('');
  const { data: found = [] } = useFound(named, useSettled(typed, 150));
  const chosen = useTitles(named, value.ids);
  const others = found.filter(({ id }) => !value.ids.includes(id));
  const toggle = (id: string) =>
    onChange({
      kind: 'references',
      ids: value.ids.includes(id) ? value.ids.filter((one) => one !== id) : [...value.ids, id],
    });
  return (
    <>
      <Input
        autoFocus
        allowClear
        aria-label={field.label}
        placeholder={say('findValue', { label: field.label })}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={(event) => {
          const [first] = others;
          if (!first || isComposing(event.nativeEvent)) return;
          setTyped('');
          toggle(first.id);
        }}
      />
      <ul className="filter-references">
        {[...chosen, ...others].map(({ id, title }) => (
          <li key={id}>
            <Checkbox checked={value.ids.includes(id)} onChange={() => toggle(id)}>
              <span data-user-content="">{title}</span>
            </Checkbox>
          </li>
        ))}
        {chosen.length + others.length === 0 && <li className="filter-nothing">{say('nothingFound')}</li>}
      </ul>
    </>
  );
}

function DatesEditor({ value, onChange, onDone }: EditorProps<'dates'>) {
  const say = useWords(listWords);
  const set = (end: 'from' | 'until', day: string | null) => {
    const { period: _, ...range } = value;
    onChange({ ...range, [end]: day ?? undefined });
  };
  return (
    <>
      <ul className="filter-periods">
        {periods.map((period) => (
          <li key={period}>
            <button
              type="button"
              className="plain-button"
              aria-pressed={value.period === period}
              onClick={() => {
                onChange({ kind: 'dates', period });
                onDone();
              }}
            >
              {say(period)}
            </button>
          </li>
        ))}
      </ul>
      <div className="filter-range">
        {(['from', 'until'] as const).map((end) => (
          <DatePicker
            key={end}
            aria-label={say(end)}
            placeholder={say(end)}
            value={value[end] ? dayjs(value[end]) : null}
            onChange={(day) => set(end, day?.format('YYYY-MM-DD') ?? null)}
          />
        ))}
      </div>
    </>
  );
}

function NumbersEditor({ value, onChange, onDone }: EditorProps<'numbers'>) {
  const say = useWords(listWords);
  return (
    <div className="filter-range">
      {(['from', 'until'] as const).map((end) => (
        <Input
          key={end}
          autoFocus={end === 'from'}
          inputMode="decimal"
          aria-label={say(end === 'from' ? 'atLeast' : 'atMost')}
          placeholder={say(end === 'from' ? 'atLeast' : 'atMost')}
          defaultValue={value[end]}
          onChange={({ target }) => {
            const digits = plainText(target.value).replaceAll(',', '');
            if (digits === '' || /^-?\d+(\.\d+)?$/.test(digits))
              onChange({ ...value, [end]: digits === '' ? undefined : digits });
          }}
          onPressEnter={(event) => !isComposing(event.nativeEvent) && onDone()}
        />
      ))}
    </div>
  );
}

function TextEditor({ value, onChange, onDone }: EditorProps<'text'>) {
  const say = useWords(listWords);
  const [typed, setTyped] = useState(value.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  return (
    <Input
      autoFocus
      allowClear
      aria-label={say('contains')}
      placeholder={say('contains')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange({ kind: 'text', text: target.value }), 250);
      }}
      onPressEnter={(event) => {
        if (isComposing(event.nativeEvent)) return;
        clearTimeout(timer.current);
        onChange({ kind: 'text', text: typed });
        onDone();
      }}
    />
  );
}
