import type { CompiledWorkflow } from '../compile/compiled-workflow.ts';
import { type Issue, issue, pointer } from '../issue.ts';
import { deepestSubprocess } from '../workflow/children.ts';
import { choiceOf } from '../workflow/choices.ts';

type Workflows = ReadonlyMap<string, CompiledWorkflow>;

/**
 * No workflow may start itself, by way of others neither, and none may start so many inside one another
 * that they would be stopped; what is started is submitted by nobody who could choose (approval.md G5, K10, A5).
 */
export function checkSubprocesses(workflows: Workflows): Issue[] {
  return [...workflows.values()].flatMap((workflow) =>
    childrenOf(workflow).flatMap(({ node, child }) => {
      const at = [workflow.module, 'workflow', workflow.id, 'nodes', node];
      return [
        ...checkDepth(workflows, workflow.id, child, at),
        ...checkChoices(workflows.get(child), [...at, 'workflow']),
      ];
    }),
  );
}

function checkDepth(workflows: Workflows, from: string, child: string, at: readonly string[]): Issue[] {
  const way = wayDown(workflows, from, child);
  if (!way) return [];
  const code = way.at(-1) === from ? 'workflow.subprocess-cycle' : 'workflow.subprocess-too-deep';
  return [issue(code, pointer(at), { workflows: way.join(' → ') })];
}

/** Where the initiator would choose who decides, it could not begin, or would ask nobody there (approval.md A5). */
function checkChoices(child: CompiledWorkflow | undefined, at: readonly string[]): Issue[] {
  if (!child) return [];
  return [...child.nodes.values()].flatMap((node) =>
    node.type === 'approval' && choiceOf(node)?.chosenBy === 'initiator'
      ? [issue('workflow.subprocess-choice', pointer(at), { workflow: child.id, node: node.id })]
      : [],
  );
}

/**
 * The way from a workflow through this child that leads back to it, or further down than it may; undefined
 * when there is none. Goes down level by level, each workflow once a level however many ways lead there.
 */
function wayDown(workflows: Workflows, from: string, child: string): string[] | undefined {
  let level = [[from, child]];
  for (let depth = 1; level.length > 0; depth++) {
    const back = level.find((way) => way.at(-1) === from);
    if (back || depth > deepestSubprocess) return back ?? level[0];
    const below = new Map<string, string[]>();
    for (const way of level)
      for (const { child: next } of childrenOf(workflows.get(way.at(-1) as string)))
        below.set(next, [...way, next]);
    level = [...below.values()];
  }
  return undefined;
}

function childrenOf(workflow: CompiledWorkflow | undefined): { node: string; child: string }[] {
  return [...(workflow?.nodes.values() ?? [])].flatMap((node) =>
    node.type === 'subprocess' ? [{ node: node.id, child: node.definition.workflow }] : [],
  );
}
