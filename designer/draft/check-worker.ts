import { buildConfiguration } from '../../engine/check/build-configuration.ts';
import type { LayerDefinition } from '../../engine/definition/layer.ts';
import type { Issue } from '../../engine/issue.ts';
import type { Sources } from '../../engine/layer/target.ts';

/** What the page asks: first the standard, once; then one layer after another. */
export type CheckRequest = { standard: Sources } | { number: number; layer: LayerDefinition };

export interface CheckAnswer {
  number: number;
  issues: readonly Issue[];
}

let standard: Sources = {};

// The scope of a worker is typed by a library that excludes the page's own; only this much of it is used.
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<CheckRequest>) => void) | null;
  postMessage(answer: CheckAnswer): void;
};

/** The engine's own check, beside the page so that typing never waits for it. */
scope.onmessage = ({ data }) => {
  if ('standard' in data) {
    standard = data.standard;
    return;
  }
  const { issues } = buildConfiguration(standard, [data.layer]);
  scope.postMessage({ number: data.number, issues });
};
