import { Input, Popover } from 'antd';
import {
  Fragment,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { isNamedBy } from './palette/pinyin-initials.ts';
import './act-menu.css';

/** One line of a menu. */
export interface MenuAct {
  id: string;
  label: string;
  icon?: ReactNode;
  isDanger?: boolean;
  /** The key that does it without the menu. */
  shortcut?: string | undefined;
  /** What it belongs to; acts of one group stand together below its name. */
  group?: string;
  /** The words came from data. */
  isData?: boolean;
  /** Why it cannot be done now. */
  why?: string | undefined;
  act: () => void;
}

/** A button that opens a list of acts; arrows move, Enter does, Esc goes back to the button. */
export function ActMenu(props: {
  acts: readonly MenuAct[];
  children: ReactElement;
  placement?: 'bottomLeft' | 'bottomRight';
  /** With many acts: a field that finds one by its name; said in it. */
  find?: string;
  /** Opened and closed from outside too. */
  open?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
}) {
  const [isOwnOpen, setOwnOpen] = useState(false);
  const isOpen = props.open ?? isOwnOpen;
  const setOpen = props.onOpenChange ?? setOwnOpen;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement={props.placement ?? 'bottomRight'}
      arrow={false}
      destroyOnHidden
      styles={{ container: { padding: 4 } }}
      content={<ActList acts={props.acts} find={props.find} onClose={() => setOpen(false)} />}
    >
      {props.children}
    </Popover>
  );
}

function ActList(props: { acts: readonly MenuAct[]; find: string | undefined; onClose: () => void }) {
  const { acts, find, onClose } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    frame.current?.querySelector<HTMLElement>('input, [role="menuitem"]')?.focus();
    return () => before?.focus?.();
  }, []);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') step(frame.current, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the lines inside
    <div ref={frame} className="act-menu" onKeyDown={press}>
      {find && (
        <Input
          size="small"
          placeholder={find}
          aria-label={find}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <div role="menu">
        {acts
          .filter((one) => isNamedBy(one.label, typed))
          .map((one, index, shown) => (
            <Fragment key={one.id}>
              {one.group !== undefined && one.group !== shown[index - 1]?.group && (
                <p className="act-menu-group">{one.group}</p>
              )}
              <ActLine {...one} onClose={onClose} />
            </Fragment>
          ))}
      </div>
    </div>
  );
}

function ActLine({ onClose, ...line }: MenuAct & { onClose: () => void }) {
  const { label, icon, isDanger, isData, shortcut, why, act } = line;
  return (
    <button
      type="button"
      role="menuitem"
      className="plain-button"
      tabIndex={-1}
      aria-disabled={why !== undefined}
      data-danger={isDanger || undefined}
      onClick={() => {
        if (why !== undefined) return;
        onClose();
        act();
      }}
    >
      {icon}
      <span data-user-content={isData ? '' : undefined}>
        {label}
        {why && <small>{why}</small>}
      </span>
      {shortcut && why === undefined && <kbd>{shortcut}</kbd>}
    </button>
  );
}

/** The line below or above the one with the focus, round the ends. */
function step(frame: HTMLElement | null, key: string): void {
  const lines = [...(frame?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  const at = lines.indexOf(document.activeElement as HTMLElement);
  const next = key === 'ArrowDown' ? at + 1 : at <= 0 ? lines.length - 1 : at - 1;
  lines[next % lines.length]?.focus();
}
