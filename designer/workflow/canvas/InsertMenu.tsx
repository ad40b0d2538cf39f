import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { isComposing } from '../../../runtime/app/keys/press.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { graphOf } from '../../graph/graph.ts';
import type { Pointer } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { usePinyinMatch } from '../../shell/use-pinyin-match.ts';
import { canPaste, pasteInto } from '../acts/clipboard.ts';
import { useActGround } from '../acts/ground.ts';
import { closeInsert, insertNode } from '../acts/insert.ts';
import { type InsertChoice, insertIcons, insertWords } from '../insert-choices.ts';
import { insertableInto } from '../new-nodes.ts';
import { useWorkflowJson } from '../workflow-context.tsx';
import './insert-menu.css';

/** What can be put into a way: typed for, walked with arrows, taken with Enter. */
export function InsertMenu({ pointers }: { pointers: readonly Pointer[] }) {
  const say = useWords(workflowWords);
  const ground = useActGround();
  const workflow = useWorkflowJson();
  const graph = useMemo(() => graphOf(workflow), [workflow]);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const isMatch = usePinyinMatch(typed);
  const choices: InsertChoice[] = [
    ...insertableInto(workflow, graph, pointers),
    ...(canPaste() ? (['paste'] as const) : []),
  ];
  const found = choices.filter((one) => {
    const { name } = insertWords[one];
    return isMatch({ 'zh-CN': workflowWords['zh-CN'][name], en: workflowWords.en[name] }, one);
  });
  const take = (choice: InsertChoice | undefined) => {
    if (choice === 'paste') pasteInto(ground, pointers);
    else if (choice) insertNode(ground, choice, pointers);
  };
  useEffect(() => {
    // What it gives back is a promise in some browsers, which is nothing to clean up with.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const press = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + found.length) % Math.max(1, found.length));
    else if (event.key === 'Enter') take(found[active]);
    else if (event.key === 'Escape') closeInsert(ground);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="insert-menu" role="dialog" aria-label={say('insert')}>
      <Input
        autoFocus
        variant="borderless"
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={`${id}-${active}`}
        placeholder={say('insertSearch')}
        aria-label={say('insertSearch')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={press}
      />
      <div id={id} className="insert-choices" role="listbox" aria-label={say('insert')}>
        {found.map((choice, index) => {
          const Icon = insertIcons[choice];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search box above has the keys of the list
            <div
              key={choice}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="insert-choice"
              onMouseEnter={() => setActive(index)}
              onClick={() => take(choice)}
            >
              <span className="flow-icon" data-kind={choice}>
                <Icon />
              </span>
              <span>
                <strong>{say(insertWords[choice].name)}</strong>
                <small>{say(insertWords[choice].hint)}</small>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
