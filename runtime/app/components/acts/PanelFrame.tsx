import { Drawer } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { isComposing } from '../../keys/press.ts';
import { useIsPhone } from '../use-media.ts';
import './acts.css';

/** Where an act is filled in: below the record, or on a phone a sheet from the lower edge. Enter in a text confirms, Ctrl+Enter anywhere, Esc leaves. */
export function PanelFrame(props: {
  title: string;
  children: ReactNode;
  acts: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
}) {
  const isPhone = useIsPhone();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a phone the keyboard would cover what is being decided.
    const frame = fields.current;
    if (isPhone || !frame || frame.contains(document.activeElement)) return;
    const first = frame.querySelector<HTMLInputElement>('input, textarea');
    // Of a group of radios the one that is on.
    const target = first?.type === 'radio' ? frame.querySelector<HTMLElement>('input:checked') : first;
    target?.focus();
  }, [isPhone]);
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const at = event.target as Element;
    // An open list takes the key for itself.
    if (at.getAttribute('aria-expanded') === 'true') return;
    if (event.key === 'Escape') props.onCancel();
    else if (event.key === 'Enter' && !event.shiftKey && (at.tagName === 'TEXTAREA' || isChord(event)))
      props.onConfirm();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (isPhone)
    return (
      <Drawer
        open
        placement="bottom"
        styles={{ wrapper: { height: 'auto', maxHeight: '88vh' } }}
        closable={false}
        title={<span data-user-content="">{props.title}</span>}
        footer={<div className="act-panel-acts">{props.acts}</div>}
        rootClassName="act-sheet"
        onClose={props.onCancel}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside */}
        <div className="act-panel-fields" onKeyDown={press}>
          {props.children}
        </div>
      </Drawer>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside
    <div className="decision-panel" onKeyDown={press}>
      <p className="decision-panel-title" data-user-content="">
        {props.title}
      </p>
      <div ref={fields} className="act-panel-fields">
        {props.children}
      </div>
      <div className="act-panel-acts">{props.acts}</div>
    </div>
  );
}

function isChord({ ctrlKey, metaKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey;
}
