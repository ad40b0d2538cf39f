import { App } from 'antd';
import { useMemo } from 'react';
import type { JsonObject } from '../../../engine/json.ts';
import { type Say, useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraftStore } from '../../draft/DraftProvider.tsx';
import { definitionAt } from '../../draft/definition-ref.ts';
import { type DraftStore, select } from '../../draft/draft-store.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { type CanvasStore, useCanvasStore } from '../canvas-store.ts';
import { type OpenWorkflow, useWorkflow } from '../workflow-context.tsx';

/** What the acts on the open workflow stand on, whether they come from a key, a menu or a button. */
export interface ActGround {
  drafts: DraftStore;
  canvas: CanvasStore;
  open: OpenWorkflow;
  tell(kind: 'info' | 'warning', ...words: Parameters<Say<keyof (typeof workflowWords)['en']>>): void;
}

export function useActGround(): ActGround {
  const drafts = useDraftStore();
  const canvas = useCanvasStore();
  const open = useWorkflow();
  const say = useWords(workflowWords);
  const { message } = App.useApp();
  return useMemo(
    () => ({ drafts, canvas, open, tell: (kind, ...words) => void message[kind](say(...words)) }),
    [drafts, canvas, open, say, message],
  );
}

/** The workflow as it is now. */
export function workflowOf({ drafts, open }: ActGround): JsonObject {
  return definitionAt(drafts.getState().history.present.sources, open.ref) ?? {};
}

/** Opens the properties of a node (`by-amount`) or branch (`by-amount/large`); nothing closes them. */
export function selectPart({ drafts, canvas }: ActGround, part: string | undefined): void {
  const { selection } = drafts.getState().history.present;
  if (selection.part !== part) select(drafts, { ...selection, part });
  canvas.setState({ marked: [] });
}

/** Gives a box the keyboard once it is drawn. */
export function focusBox(canvas: CanvasStore, key: string): void {
  canvas.setState({ current: key });
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const selector = `[data-box="${CSS.escape(key)}"]`;
      document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
    }),
  );
}
