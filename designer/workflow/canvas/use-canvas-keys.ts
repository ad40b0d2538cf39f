import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';
import { isComposing, isTyping, matches } from '../../../runtime/app/keys/press.ts';
import { usePreferences } from '../../../runtime/app/theme/preferences.ts';
import type { Box } from '../../graph/sheet.ts';
import { moveBranch } from '../acts/branches.ts';
import { copyParts, duplicateNode, pasteText } from '../acts/clipboard.ts';
import { type ActGround, focusBox, selectPart, useActGround } from '../acts/ground.ts';
import { openInsertAfter, takeBackFresh } from '../acts/insert.ts';
import { moveNode, removeParts } from '../acts/nodes.ts';
import { arrowDirections, neighbourOf } from './navigate.ts';

/** What the keyboard does on the canvas. Tab is left to the page. */
export function useCanvasKeys(frame: RefObject<HTMLDivElement | null>) {
  const ground = useActGround();
  const view = useView();
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event.nativeEvent) || isTyping(event.target)) return;
    if (act(ground, view, event)) event.preventDefault();
  };
  const clip = (event: ClipboardEvent, isCut: boolean) => {
    const parts = chosenParts(ground);
    const text = isTyping(event.target) ? undefined : copyParts(ground, parts);
    if (text === undefined) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (isCut) removeParts(ground, parts);
  };
  // A page without a tab stop on its canvas could not be entered by keyboard.
  useEffect(() => {
    const { canvas } = ground;
    const stop = canvas.subscribe(({ boxes, current }, before) => {
      // A box just inserted gets the keyboard before it is drawn.
      if (boxes === before.boxes) return;
      const first = boxes.find((box) => box.kind !== 'insert');
      if (first && !boxes.some((box) => box.key === current)) canvas.setState({ current: first.key });
    });
    return stop;
  }, [ground]);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const focused = ({ target }: FocusEvent) => {
      const key = (target as HTMLElement).closest<HTMLElement>('[data-box]')?.dataset.box;
      const box = ground.canvas.getState().boxes.find((one) => one.key === key);
      if (!box) return;
      if (ground.canvas.getState().current !== box.key) ground.canvas.setState({ current: box.key });
      view.show(box);
    };
    element.addEventListener('focusin', focused);
    return () => element.removeEventListener('focusin', focused);
  }, [frame, ground, view]);
  return {
    onKeyDown: press,
    onCopy: (event: ClipboardEvent) => clip(event, false),
    onCut: (event: ClipboardEvent) => clip(event, true),
    onPaste: (event: ClipboardEvent) => {
      const part = chosenParts(ground).at(-1);
      if (isTyping(event.target) || part === undefined) return;
      event.preventDefault();
      pasteText(ground, event.clipboardData.getData('text/plain'), part);
    },
  };
}

interface View {
  fit(): void;
  zoomTo(level: number): void;
  zoomBy(step: 1 | -1): void;
  /** Brings a box into view when it is not. */
  show(box: Box): void;
}

export function useView(): View {
  const flow = useReactFlow();
  const store = useStoreApi();
  return {
    fit: () => void flow.fitView({ padding: 0.1, maxZoom: 1 }),
    zoomTo: (level) => void flow.zoomTo(level),
    zoomBy: (step) => void (step > 0 ? flow.zoomIn() : flow.zoomOut()),
    show(box) {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const left = box.x * zoom + x;
      const top = box.y * zoom + y;
      const isSeen =
        left >= 0 && top >= 0 && left + box.width * zoom <= width && top + box.height * zoom <= height;
      if (isSeen) return;
      const centre = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      void flow.setCenter(centre.x, centre.y, { zoom: Math.max(zoom, 0.6) });
    },
  };
}

/** What an act is about: the marked nodes, else the one with the keyboard, else the one whose properties are open. */
export function chosenParts({ canvas, drafts }: ActGround): string[] {
  const { marked, boxes, current } = canvas.getState();
  if (marked.length > 0) return [...marked];
  const box = boxes.find((one) => one.key === current);
  const { part } = drafts.getState().history.present.selection;
  const own = box && box.kind !== 'insert' ? partOfBox(box) : part;
  return own === undefined ? [] : [own];
}

function partOfBox(box: Box): string {
  return box.branch?.branch === undefined ? box.node : `${box.node}/${box.branch.branch}`;
}

/** Does what a key means; whether it means anything here. */
function act(ground: ActGround, view: View, event: KeyboardEvent): boolean {
  const { canvas } = ground;
  const { boxes, current } = canvas.getState();
  const box = boxes.find((one) => one.key === current);
  const [part] = chosenParts(ground);
  const direction = arrowDirections[event.key];
  if (direction && event.altKey) return part !== undefined && shift(ground, part, direction);
  if (direction && box) {
    const next = neighbourOf(boxes, box, direction);
    if (next) walk(ground, box, next, event.shiftKey);
    return true;
  }
  if (event.key === 'Delete' || event.key === 'Backspace') {
    const parts = chosenParts(ground);
    if (box?.kind === 'insert' || parts.length === 0) return false;
    removeParts(ground, parts);
    return true;
  }
  if (event.key === 'Escape') return closeTop(ground);
  if (matches('mod+d', event) && part !== undefined) {
    duplicateNode(ground, part.split('/')[0] as string);
    return true;
  }
  if (matches('mod+a', event)) {
    const nodes = boxes.filter((one) => one.kind === 'node').map((one) => one.node);
    canvas.setState({ marked: nodes });
    return true;
  }
  if (matches('mod+f', event)) {
    canvas.setState({ isFinding: true });
    return true;
  }
  return usePreferences.getState().singleKeys && single(ground, view, event.nativeEvent, part);
}

/** Keys without a modifier; somebody who speaks to the machine turns them off. */
function single(
  ground: ActGround,
  view: View,
  event: globalThis.KeyboardEvent,
  part: string | undefined,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key.toLowerCase()) {
    case '1':
      view.fit();
      return true;
    case '0':
      view.zoomTo(1);
      return true;
    case '+':
    case '=':
      view.zoomBy(1);
      return true;
    case '-':
      view.zoomBy(-1);
      return true;
    case 'a':
      if (part !== undefined) openInsertAfter(ground, part);
      return true;
    default:
      return false;
  }
}

/** Moves the keyboard to another box; with Shift both are marked. Open properties follow. */
function walk(ground: ActGround, from: Box, to: Box, isMarking: boolean): void {
  const { canvas, drafts } = ground;
  if (isMarking && from.kind === 'node' && to.kind === 'node')
    canvas.setState(({ marked }) => ({ marked: [...new Set([...marked, from.node, to.node])] }));
  const isOpen = drafts.getState().history.present.selection.part !== undefined;
  if (!isMarking && isOpen && to.kind !== 'insert') selectPart(ground, partOfBox(to));
  focusBox(canvas, to.key);
}

function shift(ground: ActGround, part: string, direction: string): boolean {
  const isBranch = part.includes('/');
  if (isBranch && (direction === 'left' || direction === 'right'))
    moveBranch(ground, part, direction === 'left' ? -1 : 1);
  else if (!isBranch && (direction === 'up' || direction === 'down'))
    moveNode(ground, part, direction === 'up' ? -1 : 1);
  else return false;
  return true;
}

/** Esc closes the topmost thing only. */
function closeTop(ground: ActGround): boolean {
  const { canvas, drafts } = ground;
  if (takeBackFresh(ground)) return true;
  if (canvas.getState().marked.length > 0) canvas.setState({ marked: [] });
  else if (drafts.getState().history.present.selection.part !== undefined) selectPart(ground, undefined);
  else return false;
  return true;
}
