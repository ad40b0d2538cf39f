import type { CompiledNode } from '../../compile/compiled-workflow.ts';
import type { WorkflowNodeType } from '../../definition/workflow.ts';
import type { Token } from '../instance.ts';
import type { Run } from '../run.ts';
import { approvalNode } from './approval.ts';
import { autoNode } from './auto.ts';
import { branchEndNode } from './branch-end.ts';
import { ccNode } from './cc.ts';
import { delayNode } from './delay.ts';
import { endNode } from './end.ts';
import { exclusiveNode } from './exclusive.ts';
import { inclusiveNode } from './inclusive.ts';
import { joinNode } from './join.ts';
import type { Entered, NodeType } from './node.ts';
import { parallelNode } from './parallel.ts';
import { serviceNode } from './service.ts';
import { startNode } from './start.ts';
import { subprocessNode } from './subprocess.ts';

/** Every node type, by name. Does not compile while one is missing. */
const nodeTypes: { [T in WorkflowNodeType]: NodeType<T> } = {
  start: startNode,
  approval: approvalNode,
  exclusive: exclusiveNode,
  parallel: parallelNode,
  inclusive: inclusiveNode,
  join: joinNode,
  'end-branch': branchEndNode,
  cc: ccNode,
  auto: autoNode,
  delay: delayNode,
  service: serviceNode,
  subprocess: subprocessNode,
  end: endNode,
};

export function enterNode(run: Run, node: CompiledNode, token: Token): Entered {
  return (nodeTypes[node.type] as NodeType<WorkflowNodeType>).enter(run, node as never, token);
}
