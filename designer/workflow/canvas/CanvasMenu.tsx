import { Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { hasElseBranch, isFork, typeOf } from '../../graph/graph.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { addBranch, duplicateBranch, moveBranch } from '../acts/branches.ts';
import { canPaste, copyParts, duplicateNode, pasteAfter } from '../acts/clipboard.ts';
import { type ActGround, selectPart, useActGround, workflowOf } from '../acts/ground.ts';
import { openInsertAfter } from '../acts/insert.ts';
import { moveNode, removeParts } from '../acts/nodes.ts';
import { boxAt, partAt } from './hit.ts';

type Item = NonNullable<MenuProps['items']>[number];
type Say = ReturnType<typeof useWords<keyof (typeof workflowWords)['en']>>;

/** The menu of a node, a branch or the canvas: by right click, Shift+F10 or the menu key. */
export function CanvasMenu({ children }: { children: ReactNode }) {
  const say = useWords(workflowWords);
  const ground = useActGround();
  const [part, setPart] = useState<string>();
  const items = part === undefined ? [] : itemsFor(ground, part, say);
  return (
    <Dropdown
      trigger={['contextMenu']}
      onOpenChange={(open) => {
        if (!open) setPart(undefined);
      }}
      menu={{
        items,
        onClick: ({ key, domEvent }) => {
          domEvent.stopPropagation();
          if (part !== undefined) run(ground, part, key);
          setPart(undefined);
        },
      }}
      open={part !== undefined && items.length > 0}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the browser sends the menu key's event from the focused card */}
      <div
        className="canvas-inside"
        onContextMenu={(event) => {
          const found = partAt(event.target);
          if (found === undefined) {
            event.preventDefault();
            event.stopPropagation();
            return;
          }
          ground.canvas.setState({ current: boxAt(event.target) });
          setPart(found);
        }}
      >
        {children}
      </div>
    </Dropdown>
  );
}

function itemsFor(ground: ActGround, part: string, say: Say): Item[] {
  const [node = '', branch] = part.split('/');
  const own = nodeOf(workflowOf(ground), node);
  const type = typeOf(own);
  const open: Item = { key: 'open', label: say('open'), extra: '↵' };
  if (branch !== undefined)
    return [
      open,
      { key: 'add', label: say('addAfter'), extra: 'A' },
      { type: 'divider' },
      { key: 'left', label: say('moveLeft'), extra: 'Alt+←' },
      { key: 'right', label: say('moveRight'), extra: 'Alt+→' },
      { key: 'duplicate-branch', label: say('duplicateBranch') },
      { type: 'divider' },
      { key: 'remove', label: say('remove'), danger: true, extra: 'Del' },
    ];
  if (type === 'end') return [open];
  const paste: Item = { key: 'paste', label: say('paste'), disabled: !canPaste(), extra: 'Ctrl+V' };
  if (type === 'start' || type === 'join')
    return [open, { key: 'add', label: say('addAfter'), extra: 'A' }, paste];
  return [
    open,
    { key: 'add', label: say('addAfter'), extra: 'A' },
    ...(hasElseBranch(own) || isFork(own)
      ? [{ key: 'add-branch', label: say(hasElseBranch(own) ? 'addBranch' : 'addParallelBranch') }]
      : []),
    { type: 'divider' },
    { key: 'copy', label: say('copy'), extra: 'Ctrl+C' },
    { key: 'cut', label: say('cut'), extra: 'Ctrl+X' },
    paste,
    { key: 'duplicate', label: say('duplicate'), extra: 'Ctrl+D' },
    ...(type === 'approval'
      ? [
          { key: 'up', label: say('moveUp'), extra: 'Alt+↑' },
          { key: 'down', label: say('moveDown'), extra: 'Alt+↓' },
        ]
      : []),
    { type: 'divider' },
    { key: 'remove', label: say('remove'), danger: true, extra: 'Del' },
  ];
}

/** What each item does. */
const acts: Record<string, (ground: ActGround, part: string) => void> = {
  open: (ground, part) => selectPart(ground, part),
  add: openInsertAfter,
  'add-branch': addBranch,
  left: (ground, part) => moveBranch(ground, part, -1),
  right: (ground, part) => moveBranch(ground, part, 1),
  'duplicate-branch': duplicateBranch,
  copy: (ground, part) => toClipboard(copyParts(ground, [part])),
  cut: (ground, part) => {
    toClipboard(copyParts(ground, [part]));
    removeParts(ground, [part]);
  },
  paste: pasteAfter,
  duplicate: duplicateNode,
  up: (ground, part) => moveNode(ground, part, -1),
  down: (ground, part) => moveNode(ground, part, 1),
  remove: (ground, part) => removeParts(ground, [part]),
};

function run(ground: ActGround, part: string, key: string): void {
  acts[key]?.(ground, part);
}

/** A browser may refuse its clipboard to a page; the copy is remembered here all the same. */
function toClipboard(text: string | undefined): void {
  if (text !== undefined) navigator.clipboard?.writeText(text).catch(() => undefined);
}
