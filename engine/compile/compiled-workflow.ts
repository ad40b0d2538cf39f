import type { AutoNode, CcNode } from '../definition/automatic.ts';
import type { DelayNode } from '../definition/delay.ts';
import type { BranchEndNode, InclusiveNode, JoinNode, ParallelNode } from '../definition/fork.ts';
import type { ServiceName, ServiceNode } from '../definition/service.ts';
import type { SubprocessNode } from '../definition/subprocess.ts';
import type {
  ApprovalNode,
  ExclusiveNode,
  StartNode,
  WorkflowDefinition,
  WorkflowNode,
} from '../definition/workflow.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { ReferencePath } from './compiled.ts';
import type { ForkStructure } from './fork-structure.ts';

/** Who must agree, as rules over the counts of a visit (approval.md M1). */
export interface CompiledDecision {
  passWhen: CompiledExpression;
  rejectWhen: CompiledExpression;
  early: boolean;
  order: 'together' | 'sequential';
  /** Where groups sign off by themselves: how many of each must agree (M7). */
  minimums?: Readonly<Record<string, number>>;
}

export interface CompiledBranch {
  id: string;
  /** Absent on the last one: taken when no other is. */
  when?: CompiledExpression;
  next: string;
}

/** A service, and what it is given (approval.md G6). */
export interface CompiledCall {
  service: ServiceName;
  input: Readonly<Record<string, CompiledExpression>>;
}

export type CompiledNode =
  | { id: string; type: 'start'; definition: StartNode; next: string }
  | {
      id: string;
      type: 'approval';
      definition: ApprovalNode;
      next: string;
      decision: CompiledDecision;
      /** The expressions of its assignees, by their source (A6). */
      expressions: Readonly<Record<string, CompiledExpression>>;
      /** Passed over when true (approval.md E7). */
      skipWhen?: CompiledExpression;
    }
  | {
      id: string;
      type: 'cc';
      definition: CcNode;
      next: string;
      expressions: Readonly<Record<string, CompiledExpression>>;
    }
  | { id: string; type: 'auto'; definition: AutoNode }
  | { id: string; type: 'delay'; definition: DelayNode; next: string }
  | {
      id: string;
      type: 'service';
      definition: ServiceNode;
      next: string;
      call: CompiledCall;
      /** What takes it back (approval.md B5). */
      compensation?: CompiledCall;
    }
  | {
      id: string;
      type: 'subprocess';
      definition: SubprocessNode;
      next: string;
      input: Readonly<Record<string, CompiledExpression>>;
      lineInput: Readonly<Record<string, CompiledExpression>>;
      /** Over the record that was approved. */
      output: Readonly<Record<string, CompiledExpression>>;
    }
  | { id: string; type: 'exclusive'; definition: ExclusiveNode; branches: readonly CompiledBranch[] }
  | CompiledFork
  | { id: string; type: 'join'; definition: JoinNode; next: string }
  | { id: string; type: 'end-branch'; definition: BranchEndNode }
  | { id: string; type: 'end'; definition: WorkflowNode };

/** A node whose branches run side by side. */
export type CompiledFork =
  | { id: string; type: 'parallel'; definition: ParallelNode; branches: readonly CompiledBranch[] }
  | { id: string; type: 'inclusive'; definition: InclusiveNode; branches: readonly CompiledBranch[] };

/** How people who were asked in decide among themselves (approval.md S4, S5). */
export type AdditionRules = Readonly<Record<'any' | 'all' | 'sequential', CompiledDecision>>;

export interface CompiledWorkflow {
  id: string;
  module: string;
  definition: WorkflowDefinition;
  start: string;
  nodes: ReadonlyMap<string, CompiledNode>;
  additionRules: AdditionRules;
  /** Reference paths that its conditions and assignees read. */
  references: readonly ReferencePath[];
  /** Record fields that any condition reads: changing one makes a direct resubmit impossible (approval.md B7). */
  conditionFields: readonly string[];
  /** Which branch of which fork each node stands in (approval.md B6). */
  structure: ForkStructure;
}
