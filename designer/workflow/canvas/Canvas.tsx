import '@xyflow/react/dist/style.css';
import { MiniMap, type NodeTypes, ReactFlow, ReactFlowProvider, useReactFlow, useStore } from '@xyflow/react';
import { type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraft } from '../../draft/DraftProvider.tsx';
import { graphOf } from '../../graph/graph.ts';
import { type Layout, layoutOf } from '../../graph/layout.ts';
import { ariaWords } from '../../messages/flow-aria.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { selectPart, useActGround } from '../acts/ground.ts';
import { useCanvas } from '../canvas-store.ts';
import type { RunMarks } from '../test-run/run-marks.ts';
import { useWorkflowJson } from '../workflow-context.tsx';
import { BranchBox } from './boxes/BranchBox.tsx';
import { InsertBox } from './boxes/InsertBox.tsx';
import { JumpBox } from './boxes/JumpBox.tsx';
import { NodeBox } from './boxes/NodeBox.tsx';
import { CanvasMenu } from './CanvasMenu.tsx';
import { boxAt, partAt } from './hit.ts';
import { Lines } from './Lines.tsx';
import { sizesOf } from './sizes.ts';
import { type BoxNode, toFlow } from './to-flow.ts';
import { useCanvasKeys, useView } from './use-canvas-keys.ts';
import { ZoomBar } from './ZoomBar.tsx';
import './canvas.css';

const nodeTypes: NodeTypes = { node: NodeBox, branch: BranchBox, jump: JumpBox, insert: InsertBox };

/** The workflow as a tree that places itself: nobody drags nodes or draws wires. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}

function Drawing() {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const hint = useId();
  const frame = useRef<HTMLDivElement>(null);
  const ground = useActGround();
  const layout = useLayout();
  const nodes = useFlowNodes(layout);
  useEffect(() => ground.canvas.setState({ boxes: layout.boxes }), [ground, layout]);
  useFirstView(layout);
  useKeepInView(layout);
  const keys = useCanvasKeys(frame);
  const isRun = useCanvas((state) => state.run !== undefined);
  const choose = (event: MouseEvent) => {
    const part = partAt(event.target);
    const { canvas } = ground;
    if (part === undefined) return;
    canvas.setState({ current: boxAt(event.target) });
    if (event.shiftKey) {
      const { marked } = canvas.getState();
      const isMarked = marked.includes(part);
      canvas.setState({ marked: isMarked ? marked.filter((one) => one !== part) : [...marked, part] });
    } else selectPart(ground, part);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cards inside are the controls; this only hears what they bubble
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are bound just below
    <div
      ref={frame}
      className="canvas"
      data-run={isRun || undefined}
      aria-describedby={hint}
      onClick={choose}
      {...keys}
    >
      <p id={hint} className="visually-hidden">
        {say('canvasHint')}
      </p>
      <CanvasMenu>
        <ReactFlow<BoxNode>
          nodes={nodes}
          edges={noEdges}
          nodeTypes={nodeTypes}
          ariaLabelConfig={ariaWords[language]}
          aria-label={say('canvas')}
          minZoom={0.15}
          maxZoom={1.6}
          panOnScroll
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          proOptions={{ hideAttribution: true }}
        >
          <Lines layout={layout} />
          <Overview layout={layout} />
          <ZoomBar />
        </ReactFlow>
      </CanvasMenu>
    </div>
  );
}

const noEdges: never[] = [];

function useLayout(): Layout {
  const workflow = useWorkflowJson();
  return useMemo(() => layoutOf(graphOf(workflow), sizesOf(workflow)), [workflow]);
}

/** Boxes that did not move stay the same objects, so that only the others are drawn again. */
function useFlowNodes(layout: Layout): BoxNode[] {
  const before = useRef<BoxNode[]>([]);
  return useMemo(() => {
    before.current = toFlow(layout, before.current);
    return before.current;
  }, [layout]);
}

/** Begins at the top, as wide as the screen allows but never too small to read, and again with each test run; what is below is scrolled to. */
function useFirstView(layout: Layout): void {
  const { setViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const run = useCanvas((state) => state.run);
  const [placed, setPlaced] = useState<RunMarks | 'first'>();
  const wanted = run ?? 'first';
  const isPlaced = placed === wanted || (placed !== undefined && run === undefined);
  useEffect(() => {
    if (isPlaced || width === 0 || layout.width === 0) return;
    const zoom = Math.min(1, Math.max(0.8, (width - 64) / layout.width));
    const start = layout.boxes[0];
    const centre = start ? start.x + start.width / 2 : layout.width / 2;
    const fits = layout.width * zoom <= width - 32;
    const x = width / 2 - (fits ? layout.width / 2 : centre) * zoom;
    void setViewport({ x, y: 32, zoom });
    setPlaced(wanted);
  }, [isPlaced, wanted, width, layout, setViewport]);
}

/** What is selected stays in view when its properties take room, or when what is around it changes. */
function useKeepInView(layout: Layout): void {
  const view = useView();
  const show = useRef(view.show);
  show.current = view.show;
  const width = useStore((state) => state.width);
  const part = useDraft((state) => state.history.present.selection.part);
  useEffect(() => {
    const [node, branch] = (part ?? '').split('/');
    const box = layout.boxes.find(
      (one) =>
        one.node === node && (branch === undefined ? one.kind === 'node' : one.branch?.branch === branch),
    );
    if (box && width > 0) show.current(box);
  }, [part, width, layout]);
}

/** The map in the corner, only while there is more than fits. */
function Overview({ layout }: { layout: Layout }) {
  const isLarger = useStore(
    ({ width, height, transform }) =>
      width > 900 &&
      (layout.width * transform[2] > width * 1.1 || layout.height * transform[2] > height * 1.3),
  );
  if (!isLarger) return null;
  return (
    <MiniMap pannable zoomable nodeColor="var(--control)" nodeBorderRadius={12} position="bottom-right" />
  );
}
