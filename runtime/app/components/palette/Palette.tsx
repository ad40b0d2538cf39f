import { Modal } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useModules } from '../../api/modules.ts';
import { useRecentRecords } from '../../api/recent-records.ts';
import { isComposing } from '../../keys/press.ts';
import { paletteWords } from '../../messages/areas/palette.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel, useNoun } from '../use-label.ts';
import { useOwner } from '../use-owner.ts';
import { useSettled } from '../use-settled.ts';
import { type PaletteEntry, placeEntries, recentEntries } from './entries.ts';
import { PaletteList } from './PaletteList.tsx';
import { useFoundRecords } from './use-found-records.ts';
import './palette.css';

/** One field that finds pages, new documents and records; arrows choose, Enter opens. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const say = useWords(paletteWords);
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const { entries, isSearching } = useEntries(typed);
  const chosen = entries[Math.min(active, entries.length - 1)];
  useEffect(() => input.current?.focus(), []);

  const open = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    navigate(entry.to);
  };
  const press = (event: React.KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) {
      // Esc and Enter of an input method are not for the palette.
      event.stopPropagation();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0)
      setActive((active + step + entries.length) % entries.length);
    else if (event.key === 'Enter') open(chosen);
    else return;
    event.preventDefault();
  };

  return (
    <Modal
      open
      footer={null}
      closable={false}
      onCancel={onClose}
      width={620}
      style={{ top: '12vh' }}
      className="palette"
      title={<span className="visually-hidden">{say('title')}</span>}
    >
      <input
        ref={input}
        className="palette-input"
        role="combobox"
        aria-label={say('title')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen && `palette-${chosen.key}`}
        placeholder={say('hint')}
        value={typed}
        spellCheck={false}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <PaletteList entries={entries} chosen={chosen} onPoint={setActive} onOpen={open} />
      {entries.length === 0 && (
        <p className="palette-nothing" role="status">
          {isSearching ? say('searching') : say('nothing', { typed })}
        </p>
      )}
      <p className="palette-foot" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {say('move')} <kbd>↵</kbd> {say('open')} <kbd>Esc</kbd> {say('close')}
      </p>
    </Modal>
  );
}

function useEntries(typed: string): { entries: PaletteEntry[]; isSearching: boolean } {
  const say = useWords(paletteWords);
  const label = useLabel();
  const noun = useNoun();
  const modules = useModules();
  const recent = useRecentRecords(useOwner());
  const shown = useDeferredValue(typed);
  const names = useMemo(
    () =>
      new Map(
        modules
          .flatMap((module) => module.menu)
          .flatMap((item) =>
            item.entity === null ? [] : [[item.entity, label(item.recordLabel ?? item.label)] as const],
          ),
      ),
    [modules, label],
  );
  const settled = useSettled(shown, 120);
  const { found, isSearching } = useFoundRecords(settled, names);
  const places = placeEntries(modules, shown, { say, label, noun });
  const entries =
    shown.trim() === '' ? [...recentEntries(recent, names), ...places] : [...places.slice(0, 8), ...found];
  return { entries: inGroups(entries), isSearching: isSearching || settled !== typed };
}

const order: PaletteEntry['group'][] = ['recent', 'acts', 'pages', 'records'];

function inGroups(entries: PaletteEntry[]): PaletteEntry[] {
  return order.flatMap((group) => entries.filter((entry) => entry.group === group));
}
