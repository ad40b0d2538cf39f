import type { ExplainedBranch } from '../../../engine/simulate/explain-routes.ts';
import type { PathStep } from '../../../engine/workflow/predict.ts';

/** What a test run showed, by node and branch. */
export interface RunMarks {
  /** Nodes on the way. */
  nodes: ReadonlySet<string>;
  /** Ways taken, by pointer key. */
  ways: ReadonlySet<string>;
  steps: ReadonlyMap<string, PathStep>;
  /** By `node/branch`. */
  branches: ReadonlyMap<string, ExplainedBranch & { taken: boolean }>;
}
