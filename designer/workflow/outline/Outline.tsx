import { BranchesOutlined } from '@ant-design/icons';
import { type KeyboardEvent, useMemo, useRef } from 'react';
import { isJsonObject } from '../../../engine/json.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraft } from '../../draft/DraftProvider.tsx';
import { type Graph, graphOf, typeOf } from '../../graph/graph.ts';
import { nodeOf } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { selectPart, useActGround } from '../acts/ground.ts';
import { removeParts } from '../acts/nodes.ts';
import { BoxBadges } from '../canvas/BoxFrame.tsx';
import { jumpIcon, nodeIcon } from '../node-icons.ts';
import { branchName, branchWords, nodeName, nodeSummary, typeWord } from '../node-words.ts';
import { useWording } from '../use-wording.ts';
import { useWorkflowJson } from '../workflow-context.tsx';
import { OutlineInsert } from './OutlineInsert.tsx';
import { type OutlineItem, outlineOf } from './outline-of.ts';
import './outline.css';

/** The workflow as a list to read and to walk, equal to the canvas: for screen readers, phones and whoever prefers it. */
export function Outline() {
  const say = useWords(workflowWords);
  const workflow = useWorkflowJson();
  const ground = useActGround();
  const tree = useRef<HTMLDivElement>(null);
  const selected = useDraft((state) => state.history.present.selection.part);
  const graph = useMemo(() => graphOf(workflow), [workflow]);
  const items = useMemo(() => outlineOf(graph), [graph]);
  const current = items.some((one) => one.part === selected) ? selected : items[0]?.part;
  const press = (event: KeyboardEvent) => {
    const rows = [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const part = rows[at]?.dataset.part;
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: rows.length - 1,
    };
    const next = steps[event.key];
    if (next !== undefined) rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
    else if ((event.key === 'Enter' || event.key === ' ') && part !== undefined && at >= 0)
      selectPart(ground, part);
    else if (event.key === 'Delete' && part !== undefined && at >= 0) removeParts(ground, [part]);
    else return;
    if (at >= 0) event.preventDefault();
  };
  return (
    <div className="outline">
      <div ref={tree} role="tree" aria-label={say('outline')} onKeyDown={press}>
        {items.map((item) => (
          <Row
            key={item.key}
            item={item}
            graph={graph}
            isCurrent={item.part === current}
            isSelected={item.part === selected}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  item: OutlineItem;
  graph: Graph;
  isCurrent: boolean;
  isSelected: boolean;
}

function Row({ item, graph, isCurrent, isSelected }: RowProps) {
  const ground = useActGround();
  const { name, detail, Icon } = useRowWords(item);
  const path =
    item.branch === undefined ? ['nodes', item.node] : ['nodes', item.node, 'branches', item.branch];
  return (
    <div
      role="treeitem"
      className="outline-row"
      data-kind={item.kind}
      data-part={item.part}
      aria-level={item.level}
      aria-selected={isSelected}
      tabIndex={isCurrent ? 0 : -1}
      style={{ paddingInlineStart: 8 + (item.level - 1) * 26 }}
      onClick={() => selectPart(ground, item.part)}
      onKeyDown={() => undefined}
    >
      <span className="outline-icon">
        <Icon />
      </span>
      <span className="outline-words">
        <strong data-user-content="">{name}</strong>
        {detail !== '' && <small data-user-content="">{detail}</small>}
      </span>
      {item.kind !== 'jump' && <BoxBadges part={item.part} path={path} />}
      {item.canInsert && <OutlineInsert part={item.part} name={name} graph={graph} />}
    </div>
  );
}

function useRowWords(item: OutlineItem) {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const wording = useWording();
  const workflow = useWorkflowJson();
  const node = nodeOf(workflow, item.node);
  if (item.outcome !== undefined)
    return {
      name: say(item.outcome === 'reject' ? 'rejectBranch' : 'passBranch'),
      detail: '',
      Icon: BranchesOutlined,
    };
  if (item.kind === 'branch') {
    const branches = isJsonObject(node?.branches) ? node.branches : {};
    const branch = branches[item.branch ?? ''];
    const isLast = Object.keys(branches).at(-1) === item.branch;
    const detail = branchWords(node, branch, isLast, wording);
    const name = branchName(branch, isLast && typeOf(node) !== 'parallel', language);
    return { name, detail, Icon: BranchesOutlined };
  }
  const name = nodeName(node, item.node, language);
  if (item.kind === 'jump') {
    const going = item.node === '' ? say('jumpMissing') : say(item.isBack ? 'backTo' : 'jumpTo', { name });
    return {
      name: item.isLate ? say('whenLate', { going }) : going,
      detail: '',
      Icon: jumpIcon(item),
    };
  }
  const type = typeOf(node);
  const detail = nodeSummary(node, wording) || typeWord(type, language);
  return { name, detail: detail === name ? '' : detail, Icon: nodeIcon(type) };
}
