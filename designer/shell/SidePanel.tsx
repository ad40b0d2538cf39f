import { CloseOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { isComposing } from '../../runtime/app/keys/press.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../messages/inspector.ts';
import { useDrawerWidth } from '../workflow/inspector/use-drawer-width.ts';
import '../workflow/inspector/inspector.css';

export interface SidePanelProps {
  title: string;
  onClose: () => void;
  /** The element that the properties are in. */
  ref: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** The properties of what is selected, beside the page; on a phone over it. */
export function SidePanel({ title, onClose, ref, children }: SidePanelProps) {
  const say = useWords(inspectorWords);
  const { width, handle } = useDrawerWidth();
  if (useIsPhone())
    return (
      <Drawer open placement="bottom" size="86dvh" title={title} onClose={onClose}>
        <div ref={ref}>{children}</div>
      </Drawer>
    );
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside className="inspector" style={{ width }} aria-label={say('properties')} onKeyDown={press}>
      <button type="button" className="plain-button inspector-edge" aria-label={say('resize')} {...handle} />
      <header>
        <h2 className="ellipsis" data-user-content="">
          {title}
        </h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={onClose} />
      </header>
      <div ref={ref} className="inspector-content">
        {children}
      </div>
    </aside>
  );
}
