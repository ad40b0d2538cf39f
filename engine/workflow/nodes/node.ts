import type { CompiledNode } from '../../compile/compiled-workflow.ts';
import type { WorkflowNodeType } from '../../definition/workflow.ts';
import type { Token } from '../instance.ts';
import type { Run } from '../run.ts';

export type NodeOf<T extends WorkflowNodeType> = Extract<CompiledNode, { type: T }>;

/** One token on its way to a node. */
export interface Sent {
  next: string;
  /** Another token than the one that came in. */
  token?: string;
}

/** What a node does when a token comes in: wait, be over, or send it on; or several, in this order. */
export type Entered = Sent | readonly Sent[] | 'wait' | 'over';

/** One node type of the running workflow. */
export interface NodeType<T extends WorkflowNodeType> {
  enter(run: Run, node: NodeOf<T>, token: Token): Entered;
}
