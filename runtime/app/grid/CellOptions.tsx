import { useEffect, useId, useLayoutEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { textOf } from '../../../engine/definition/common.ts';
import type { Label } from '../../../engine/issue.ts';
import { useInSight } from '../components/use-in-sight.ts';
import { Popup } from '../form/Popup.tsx';
import { optionsFor } from '../form/values/read-option.ts';
import { formWords } from '../messages/areas/form.ts';
import { useLanguage, useWords } from '../messages/use-words.ts';
import type { CellHelperProps } from './CellHelper.tsx';

const yesAndNo = {
  yes: { label: { 'zh-CN': formWords['zh-CN'].yes, en: formWords.en.yes } },
  no: { label: { 'zh-CN': formWords['zh-CN'].no, en: formWords.en.no } },
};

/** The options of a choice while it is typed into a cell: arrows choose, letters narrow them down. */
export function CellOptions({ grid, cell, column, holder }: CellHelperProps) {
  const language = useLanguage();
  const say = useWords(formWords);
  const listId = useId();
  const { definition } = column.field;
  const isMany = definition.type === 'multi-choice';
  const options: Readonly<Record<string, { label: Label }>> =
    'options' in definition ? (definition.options ?? {}) : yesAndNo;
  const text = useStore(grid.state, (state) => state.text);
  const begunWith = useStore(grid.state, (state) => state.begunWith);
  const typed = text === begunWith ? '' : (text.split(/[,，;；、]/).at(-1) ?? '');
  const shown = useMemo(() => optionsFor(typed, options), [typed, options]);
  const [marked, setMarked] = useState(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins anew.
  useEffect(() => setMarked(-1), [typed]);
  const highlighted = marked >= 0 ? marked : typed === '' ? -1 : 0;
  const markedElement = useInSight(highlighted);

  const valueOfOption = (option: string) => {
    if (definition.type === 'boolean') return option === 'yes';
    if (!isMany) return option;
    const chosen = (grid.form.value(grid.key(cell)) as string[] | undefined) ?? [];
    return chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option];
  };
  const editsOf = (option: string) => [
    { kind: 'set', key: grid.key(cell), value: valueOfOption(option) } as const,
  ];
  useLayoutEffect(() => {
    grid.suggester = {
      keepsArrows: true,
      move: (by) => setMarked((highlighted + by + shown.length) % Math.max(1, shown.length)),
      choice() {
        const option = shown[highlighted];
        // Several names with commas between them are read as they are typed.
        if (option === undefined || (isMany && text !== begunWith && /[,，;；、]/.test(text)))
          return undefined;
        return editsOf(option);
      },
    };
    return () => {
      grid.suggester = undefined;
    };
  });
  return (
    <Popup anchor={holder} label={textOf(definition.label, language)} onClose={() => {}} isWide>
      <div className="form-suggestions" onPointerDown={(event) => event.preventDefault()}>
        <div
          id={listId}
          role="listbox"
          aria-label={textOf(definition.label, language)}
          aria-multiselectable={isMany}
        >
          {shown.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the input.
            <div
              key={option}
              ref={index === highlighted ? markedElement : undefined}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === highlighted}
              className="form-suggestion"
              onClick={() => {
                grid.suggester = { keepsArrows: false, move: () => {}, choice: () => editsOf(option) };
                const next = grid.following(cell, 'tab');
                grid.commit();
                grid.go(next ?? cell);
              }}
            >
              {textOf(options[option]?.label, language) || option}
            </div>
          ))}
        </div>
        {shown.length === 0 && <p className="form-suggestion-note">{say('noOption')}</p>}
      </div>
    </Popup>
  );
}
