import type { ReactNode } from 'react';
import { useCheck, useDraft } from '../../draft/DraftProvider.tsx';
import { refKey } from '../../draft/definition-ref.ts';
import type { Box } from '../../graph/sheet.ts';
import { BadgeRow } from '../../shell/Badges.tsx';
import { useCanvas } from '../canvas-store.ts';
import { useIsCustomised } from '../use-is-customised.ts';
import { useWorkflow } from '../workflow-context.tsx';

export interface BoxFrameProps {
  box: Box;
  /** What is selected when it is chosen: a node, or `node/branch`. */
  part: string;
  className: string;
  /** What it is, read out before what is written on it. */
  kind?: string;
  run?: 'taken' | 'not-taken' | undefined;
  children: ReactNode;
}

/** What every card has: one tab stop for all of them, the selection, a name for screen readers. */
export function BoxFrame({ box, part, className, kind, run, children }: BoxFrameProps) {
  const isCurrent = useCanvas((state) => state.current === box.key);
  const isMarked = useCanvas((state) => state.marked.includes(part));
  const isSelected = useDraft((state) => state.history.present.selection.part === part);
  return (
    <button
      type="button"
      className={`plain-button flow-card ${className}`}
      data-box={box.key}
      data-part={part}
      data-run={run}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isSelected}
      data-marked={isMarked || undefined}
    >
      {kind !== undefined && <span className="visually-hidden">{kind} </span>}
      {children}
    </button>
  );
}

/** What is wrong with a node or branch, and whether it is the company's own. */
export function BoxBadges({ part, path }: { part: string; path: readonly string[] }) {
  const { ref } = useWorkflow();
  const key = `${refKey(ref)}#${part}`;
  const errors = useCheck((state) => state.counts.get(key)?.errors ?? 0);
  const warnings = useCheck((state) => state.counts.get(key)?.warnings ?? 0);
  const isOwn = useIsCustomised(path);
  return <BadgeRow changes={isOwn ? 1 : 0} errors={errors} warnings={warnings} />;
}
