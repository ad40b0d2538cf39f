import { perform } from '../../draft/draft-store.ts';
import { type Fragment, fragmentOf, parseFragment } from '../../graph/fragment.ts';
import { graphOf } from '../../graph/graph.ts';
import type { Pointer } from '../../graph/pointer.ts';
import { danglingNames } from '../dangling.ts';
import { pasting } from '../new-nodes.ts';
import { type ActGround, focusBox, workflowOf } from './ground.ts';
import { insertBoxAfter } from './insert.ts';

/** The last nodes copied in this tab, for menus, which may not read the clipboard. */
let remembered: Fragment | undefined;

export function canPaste(): boolean {
  return remembered !== undefined;
}

/** The nodes of some parts as text for the clipboard; undefined when none of them can be copied. */
export function copyParts(ground: ActGround, parts: readonly string[]): string | undefined {
  const workflow = workflowOf(ground);
  const wanted = new Set(parts.map((part) => part.split('/')[0]));
  const nodes = graphOf(workflow).nodes.filter((id) => wanted.has(id));
  const fragment = fragmentOf(workflow, nodes);
  if (!fragment) return undefined;
  remembered = fragment;
  ground.tell('info', 'copied', { count: Object.keys(fragment.nodes).length });
  return JSON.stringify(fragment, null, 2);
}

export function pasteText(ground: ActGround, text: string, part: string): void {
  const fragment = parseFragment(text);
  if (!fragment) {
    ground.tell('warning', 'pasteNothing');
    return;
  }
  remembered = fragment;
  pasteAfter(ground, part);
}

/** Puts the remembered nodes behind a part. */
export function pasteAfter(ground: ActGround, part: string): void {
  const box = insertBoxAfter(ground, part);
  if (box) pasteInto(ground, box.pointers);
}

export function pasteInto(ground: ActGround, pointers: readonly Pointer[]): void {
  if (remembered) pasteFragment(ground, remembered, pointers);
}

/** Puts a copy of a node behind it. */
export function duplicateNode(ground: ActGround, node: string): void {
  const fragment = fragmentOf(workflowOf(ground), [node]);
  const box = insertBoxAfter(ground, node);
  if (fragment && box) pasteFragment(ground, fragment, box.pointers);
}

function pasteFragment(ground: ActGround, fragment: Fragment, pointers: readonly Pointer[]): void {
  const { drafts, canvas, open } = ground;
  const edit = pasting(open.ref, workflowOf(ground), fragment, pointers);
  perform(drafts, edit, { select: edit.fragment.entry });
  canvas.setState({ inserting: undefined });
  focusBox(canvas, edit.fragment.entry);
  const names = danglingNames(drafts.getState().history.present.sources, open.entity, fragment);
  if (names.length > 0) ground.tell('warning', 'pasteDangling', { names: names.join(', ') });
  else ground.tell('info', 'pasted', { count: Object.keys(fragment.nodes).length });
}
