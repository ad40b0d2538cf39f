import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { isComposing } from './is-composing.ts';

interface PopupProps {
  anchor: RefObject<HTMLElement | null>;
  label: string;
  onClose: () => void;
  children: ReactNode;
  /** As wide as its anchor at least; a list of suggestions is. */
  isWide?: boolean;
}

/** Room kept between a popup and the edge of the window. */
const margin = 8;

/** Room in which a popup stays below its field, though it must be scrolled: above it would hide what was typed before. */
const enough = 160;

/** Something that opens at a field, over everything else, where there is room for it. */
export function Popup({ anchor, label, onClose, children, isWide = false }: PopupProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number; minWidth?: number; maxHeight: number }>();
  useLayoutEffect(() => {
    const follow = () => setPlace(placeAt(anchor.current, frame.current, isWide));
    follow();
    const observer = new ResizeObserver(follow);
    if (frame.current) observer.observe(frame.current);
    window.addEventListener('resize', follow);
    document.addEventListener('scroll', follow, true);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', follow);
      document.removeEventListener('scroll', follow, true);
    };
  }, [anchor, isWide]);
  useEffect(() => {
    const leave = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!frame.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [anchor, onClose]);
  useEffect(() => {
    const element = frame.current;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      event.stopPropagation();
      onClose();
    };
    element?.addEventListener('keydown', closeOnEscape);
    return () => element?.removeEventListener('keydown', closeOnEscape);
  }, [onClose]);
  return createPortal(
    <div
      ref={frame}
      className="form-popup"
      style={{ ...place, visibility: place ? 'visible' : 'hidden' }}
      role={isWide ? 'presentation' : 'dialog'}
      {...(!isWide && { 'aria-label': label })}
    >
      {children}
    </div>,
    document.body,
  );
}

/** Below the anchor, or above it where there is more room. */
function placeAt(anchor: HTMLElement | null, popup: HTMLElement | null, isWide: boolean) {
  if (!anchor || !popup) return undefined;
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - margin;
  const above = at.top - margin;
  const height = popup.scrollHeight;
  const goesUp = Math.min(height, enough) > below && above > below;
  const width = Math.max(popup.offsetWidth, isWide ? at.width : 0);
  return {
    left: Math.max(margin, Math.min(at.left, window.innerWidth - width - margin)),
    top: goesUp ? Math.max(margin, at.top - Math.min(height, above) - 2) : at.bottom + 2,
    maxHeight: goesUp ? above : below,
    ...(isWide && { minWidth: at.width }),
  };
}
