import { useMemo } from 'react';
import { useLanguage } from '../../../runtime/app/messages/use-words.ts';
import { typeOf } from '../../graph/graph.ts';
import { nodeOf, nodesOf } from '../../graph/pointer.ts';
import { nodeName } from '../node-words.ts';
import { useWorkflowJson } from '../workflow-context.tsx';

/** The approval nodes of the workflow besides one, to choose from. */
export function useOtherApprovals(node: string): { value: string; label: string }[] {
  const language = useLanguage();
  const workflow = useWorkflowJson();
  return useMemo(
    () =>
      Object.keys(nodesOf(workflow))
        .filter((id) => id !== node && typeOf(nodeOf(workflow, id)) === 'approval')
        .map((id) => ({ value: id, label: nodeName(nodeOf(workflow, id), id, language) })),
    [workflow, node, language],
  );
}
