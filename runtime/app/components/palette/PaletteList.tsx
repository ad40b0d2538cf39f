import { ClockCircleOutlined, FileTextOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { type ReactNode, useEffect } from 'react';
import { paletteWords } from '../../messages/areas/palette.ts';
import { useWords } from '../../messages/use-words.ts';
import type { PaletteEntry } from './entries.ts';

const icons: Record<PaletteEntry['group'], ReactNode> = {
  recent: <ClockCircleOutlined />,
  acts: <PlusOutlined />,
  pages: <RightOutlined />,
  records: <FileTextOutlined />,
};

/** The lines of the palette under the names of their groups; the chosen one is kept in sight. */
export function PaletteList(props: {
  entries: PaletteEntry[];
  chosen: PaletteEntry | undefined;
  onPoint: (index: number) => void;
  onOpen: (entry: PaletteEntry) => void;
}) {
  const say = useWords(paletteWords);
  const { entries, chosen } = props;
  useEffect(() => {
    if (chosen) document.getElementById(`palette-${chosen.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div id="palette-list" className="palette-list" role="listbox" aria-label={say('title')}>
      {entries.map((entry, index) => (
        <div key={entry.key} role="presentation">
          {entry.group !== entries[index - 1]?.group && (
            <p className="palette-group" role="presentation">
              {say(entry.group)}
            </p>
          )}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus */}
          <div
            id={`palette-${entry.key}`}
            className="palette-entry"
            role="option"
            tabIndex={-1}
            aria-selected={entry === chosen}
            onMouseMove={() => entry !== chosen && props.onPoint(index)}
            onClick={() => props.onOpen(entry)}
          >
            {icons[entry.group]}
            <span className="ellipsis" data-user-content={entry.isData && ''}>
              {entry.text}
            </span>
            <small>{entry.note}</small>
          </div>
        </div>
      ))}
    </div>
  );
}
