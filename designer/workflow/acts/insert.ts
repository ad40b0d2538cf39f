import { perform, undoStep } from '../../draft/draft-store.ts';
import { exitsOf, type Graph, graphOf, reachableFrom } from '../../graph/graph.ts';
import { exit, Joins } from '../../graph/joins.ts';
import { nodeOf, type Pointer, pointerKey } from '../../graph/pointer.ts';
import type { Box } from '../../graph/sheet.ts';
import { type Insertable, insertion } from '../new-nodes.ts';
import { type ActGround, focusBox, workflowOf } from './ground.ts';

/** Puts a new node into ways; it is selected, and Esc takes it back while it is untouched. */
export function insertNode(ground: ActGround, what: Insertable, pointers: readonly Pointer[]): void {
  const { drafts, canvas, open } = ground;
  const { edit, id } = insertion(open.ref, workflowOf(ground), what, pointers);
  // Of what has conditions the first one is what is asked for next.
  const first = what === 'condition' || what === 'inclusive' ? 'x-case' : undefined;
  perform(drafts, edit, { select: first === undefined ? id : `${id}/${first}` });
  const steps = drafts.getState().history.past.length;
  canvas.setState({ inserting: undefined, fresh: { node: id, steps } });
  focusBox(canvas, first === undefined ? id : `${id}/branches/${first}`);
}

/** Takes back a node that was inserted and not touched since; whether there was one. */
export function takeBackFresh(ground: ActGround): boolean {
  const { drafts, canvas } = ground;
  const { fresh } = canvas.getState();
  if (!fresh || drafts.getState().history.past.length !== fresh.steps) return false;
  const before = graphOf(workflowOf(ground)).entries.get(fresh.node)?.[0]?.node;
  undoStep(drafts);
  drafts.setState(({ history }) => ({ history: { ...history, future: [] } }));
  canvas.setState({ fresh: undefined });
  if (before !== undefined) focusBox(canvas, before);
  return true;
}

export function openInsert({ canvas }: ActGround, box: Box): void {
  canvas.setState({ inserting: { key: box.key, pointers: box.pointers }, current: box.key });
}

export function closeInsert({ canvas }: ActGround): void {
  const key = canvas.getState().inserting?.key;
  canvas.setState({ inserting: undefined });
  if (key !== undefined) focusBox(canvas, key);
}

/** Opens the "+" on the way behind a node, a branch, or the end of a fork. */
export function openInsertAfter(ground: ActGround, part: string): void {
  const box = insertBoxAfter(ground, part);
  if (box) openInsert(ground, box);
}

/** The "+" that puts something behind a part. */
export function insertBoxAfter(ground: ActGround, part: string): Box | undefined {
  const { boxes } = ground.canvas.getState();
  const workflow = workflowOf(ground);
  const [node = '', branch] = part.split('/');
  const exits = exitsOf(node, nodeOf(workflow, node));
  const one = branch === undefined ? exits[0] : exits.find((each) => each.branch === branch);
  if (!one) return undefined;
  if (branch === undefined && one.kind === 'branch') {
    const graph = graphOf(workflow);
    const own = graph.joins.get(node);
    if (own !== undefined) return insertBoxAfter(ground, own);
    const join = new Joins(graph).of(node);
    return join === exit ? undefined : boxBefore(boxes, graph, { node, join: join as string });
  }
  const key = pointerKey(one.pointer);
  return boxes
    .filter((box) => box.kind === 'insert' && box.pointers.some((each) => pointerKey(each) === key))
    .sort((a, b) => a.pointers.length - b.pointers.length)[0];
}

/** The "+" between the end of a condition and where its ways meet; within a fork that is still on the branch. */
function boxBefore(
  boxes: readonly Box[],
  graph: Graph,
  { node, join }: { node: string; join: string },
): Box | undefined {
  const found = boxes.find((box) => box.key === `+${join}>`);
  if (found) return found;
  const inside = reachableFrom({ ...graph, exits: new Map(graph.exits).set(join, []) }, node);
  const wanted = (graph.entries.get(join) ?? []).filter((one) => inside.has(one.node)).map(pointerKey);
  return boxes
    .filter((box) => {
      const keys = new Set(box.pointers.map(pointerKey));
      return box.kind === 'insert' && wanted.every((one) => keys.has(one));
    })
    .sort((a, b) => a.pointers.length - b.pointers.length)[0];
}
