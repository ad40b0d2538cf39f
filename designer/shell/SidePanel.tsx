import { Drawer } from 'antd';
import type { ReactNode, Ref } from 'react';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { PanelFrame } from './PanelFrame.tsx';

export interface SidePanelProps {
  title: string;
  onClose: () => void;
  /** The element that the properties are in. */
  ref: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** The properties of what is selected, beside the page; on a phone over it. */
export function SidePanel({ title, onClose, ref, children }: SidePanelProps) {
  if (useIsPhone())
    return (
      <Drawer open placement="bottom" size="86dvh" title={title} onClose={onClose}>
        <div ref={ref}>{children}</div>
      </Drawer>
    );
  return (
    <PanelFrame title={title} onClose={onClose}>
      <div ref={ref} className="inspector-content">
        {children}
      </div>
    </PanelFrame>
  );
}
