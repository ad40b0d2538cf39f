import { DeleteOutlined, LayoutOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useMemo, useRef } from 'react';
import type { FieldTypeName } from '../../engine/definition/field.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { analyse } from '../draft/analysis.ts';
import { useEdit, useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import type { ExpressionPlace } from '../expression/place.ts';
import { entityWords } from '../messages/entity.ts';
import { fieldTypeWords } from '../messages/field-types.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { useGoTo } from '../problems/use-go-to.ts';
import { ChoiceField } from '../properties/ChoiceField.tsx';
import { DefinitionJson } from '../properties/DefinitionJson.tsx';
import { ConditionProperty, FormulaProperty } from '../properties/ExpressionField.tsx';
import { LabelField } from '../properties/LabelField.tsx';
import { SwitchField } from '../properties/SwitchField.tsx';
import { labelOf } from '../shell/catalogue.ts';
import { SidePanel } from '../shell/SidePanel.tsx';
import { isOwnField, keysOfField } from './field-path.ts';
import { computedTypes, type FieldSubject, fieldProperties } from './field-properties.tsx';
import { formOf } from './form-of.ts';

interface FieldPanelProps {
  entity: DefinitionRef;
  /** `customer`, or a column: `lines.amount`. */
  path: string;
  onClose: () => void;
}

/** The properties of a field: what it is called, what its type asks for, its rules and who is kept from it. */
export function FieldPanel({ entity, path, onClose }: FieldPanelProps) {
  const label = useLabel();
  const sources = useSources();
  const box = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => keysOfField(path), [path]);
  useFocusedControl(entity, keys, box);
  const field = valueWithin(definitionAt(sources, entity), keys);
  if (field === undefined || field === null) return null;
  return (
    <SidePanel title={label(labelOf(field)) || path} onClose={onClose} ref={box}>
      <Properties entity={entity} path={path} keys={keys} onClose={onClose} />
    </SidePanel>
  );
}

function useSubject(entity: DefinitionRef, path: string, keys: readonly string[]): FieldSubject {
  const say = useWords(entityWords);
  const sources = useSources();
  return useMemo(() => {
    const [first = '', column] = path.split('.');
    const place = { module: entity.module, entity: entity.id };
    const within: ExpressionPlace =
      column === undefined ? { kind: 'record', ...place } : { kind: 'line', ...place, lines: first };
    const { shapes } = analyse(sources).context;
    const shape = column === undefined ? entity.id : `${entity.id}.${first}`;
    const type = shapes.member(shape, column ?? first);
    return { entity, keys, within, type, formulaHint: say('formulaHint') };
  }, [entity, path, keys, sources, say]);
}

interface PropertiesProps extends FieldPanelProps {
  keys: readonly string[];
}

function Properties({ entity, path, keys, onClose }: PropertiesProps) {
  const say = useWords(entityWords);
  const label = useLabel();
  const sources = useSources();
  const subject = useSubject(entity, path, keys);
  const type = String(valueWithin(definitionAt(sources, entity), [...keys, 'type'])) as FieldTypeName;
  const typeName = label(fieldTypeWords[type]?.name) || type;
  const own = fieldProperties[type] ?? [];
  const isComputed = computedTypes.has(type);
  const isFilledIn = !isComputed && type !== 'lines';
  const at = (key: string) => ({ definition: entity, path: [...keys, key] });
  const { within } = subject;
  return (
    <div className="properties" data-path="">
      <Group title={say('basics')}>
        <dl className="field-facts">
          <dt>{say('type')}</dt>
          <dd>{typeName}</dd>
          <dt>{say('code')}</dt>
          <dd className="mono" data-user-content="">
            {path}
          </dd>
        </dl>
        <LabelField place={at('label')} />
        <LabelField place={at('help')} optional multiline />
        {isFilledIn && <SwitchField place={at('required')} hint={say('requiredHint')} />}
        <ShownAt entity={entity} path={path} />
      </Group>
      {own.length > 0 && (
        <Group title={say('kind', { type: typeName })}>{own.map((render) => render(subject))}</Group>
      )}
      <Group title={say('rules')}>
        {isFilledIn && (
          <FormulaProperty
            place={at('default')}
            within={within}
            wanted={subject.type}
            hint={say('defaultHint')}
          />
        )}
        <ConditionProperty place={at('visibleWhen')} within={within} hint={say('whenHint')} />
        {isFilledIn && (
          <>
            <ConditionProperty place={at('requiredWhen')} within={within} />
            <ConditionProperty place={at('readOnlyWhen')} within={within} />
            <ConditionProperty place={at('check')} within={within} />
            <LabelField place={at('checkMessage')} optional />
          </>
        )}
      </Group>
      <Group title={say('protection')}>
        <p className="field-hint">{say('readers')}</p>
        <SwitchField place={at('sensitive')} hint={say('sensitiveHint')} />
        {isFilledIn && (
          <>
            <SwitchField place={at('unique')} hint={say('uniqueHint')} />
            <ChoiceField
              place={at('change')}
              options={['free', 'notify', 'reapprove', 'frozen']}
              fallback="free"
            />
          </>
        )}
      </Group>
      <Group title={say('advanced')}>
        <details>
          <summary>{say('showJson')}</summary>
          <DefinitionJson definition={entity} path={keys} />
        </details>
        {isOwnField(path) && <DeleteButton entity={entity} path={path} onDone={onClose} />}
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="field-group">
      <h3 className="section-title">{title}</h3>
      {children}
    </section>
  );
}

/** The way to where the form shows the field. */
function ShownAt({ entity, path }: { entity: DefinitionRef; path: string }) {
  const say = useWords(entityWords);
  const sources = useSources();
  const goTo = useGoTo();
  const form = formOf(sources, entity.id);
  if (!form) return <p className="field-hint">{say('noForm')}</p>;
  return (
    <Button
      className="switch-left"
      size="small"
      icon={<LayoutOutlined />}
      onClick={() => goTo(form.ref, ['sections', '', 'elements', path.split('.')[0] ?? ''])}
    >
      {say('goToForm')}
    </Button>
  );
}

function DeleteButton({ entity, path, onDone }: { entity: DefinitionRef; path: string; onDone: () => void }) {
  const say = useWords(entityWords);
  const label = useLabel();
  const edit = useEdit();
  const sources = useSources();
  const { modal } = App.useApp();
  const name = label(labelOf(valueWithin(definitionAt(sources, entity), keysOfField(path)))) || path;
  const ask = () =>
    modal.confirm({
      title: say('deleteTitle', { name }),
      content: say('deleteBody'),
      okText: say('deleteYes'),
      cancelText: say('cancel'),
      okButtonProps: { danger: true },
      onOk: () => {
        edit({ kind: 'remove-field', entity, path });
        onDone();
      },
    });
  return (
    <Button danger className="switch-left" icon={<DeleteOutlined />} onClick={ask}>
      {say('deleteField')}
    </Button>
  );
}
