import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { isComposing } from '../../runtime/app/keys/press.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../messages/inspector.ts';
import { useDrawerWidth } from '../workflow/inspector/use-drawer-width.ts';
import '../workflow/inspector/inspector.css';

interface PanelFrameProps {
  title: string;
  onClose: () => void;
  /** What Esc does, where it does something else than closing. */
  onEscape?: () => void;
  children: ReactNode;
}

/** What stands beside a page: a width that can be drawn, a title, and two ways to close it. */
export function PanelFrame({ title, onClose, onEscape = onClose, children }: PanelFrameProps) {
  const say = useWords(inspectorWords);
  const { width, handle } = useDrawerWidth();
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event.nativeEvent)) return;
    if (isInPopup(event.target)) return;
    event.preventDefault();
    onEscape();
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
      {children}
    </aside>
  );
}

/** Esc in an open list or calendar closes only that. */
function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.getAttribute('aria-expanded') === 'true';
}
