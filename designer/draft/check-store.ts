import { createStore, type StoreApi } from 'zustand';
import type { CheckAnswer, CheckRequest } from './check-worker.ts';
import { refKey } from './definition-ref.ts';
import { currentLayer, type DraftStore } from './draft-store.ts';
import { type Problem, problemsOf } from './problems.ts';

export interface Counts {
  errors: number;
  warnings: number;
}

export interface CheckState {
  /** Problems of each part of a definition, by `module/kind/id#part`. */
  counts: ReadonlyMap<string, Counts>;
  /** Whether the problems are those of the work as it is now. */
  isCurrent: boolean;
  problems: readonly Problem[];
}

export type CheckStore = StoreApi<CheckState>;

/** Time without an edit after which the check begins, in milliseconds. */
const settled = 80;

/** Checks the work whenever it changes, by the code that publishing uses. */
export class Checking {
  readonly store: CheckStore = createStore<CheckState>(() => ({
    isCurrent: false,
    problems: [],
    counts: new Map(),
  }));
  private readonly drafts: DraftStore;
  private readonly worker: Worker;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private number = 0;

  constructor(drafts: DraftStore, worker: Worker) {
    this.drafts = drafts;
    this.worker = worker;
  }

  start(): () => void {
    this.ask({ standard: this.drafts.getState().workspace.standard });
    this.check();
    const stop = this.drafts.subscribe((state, before) => {
      if (state.workspace !== before.workspace) this.ask({ standard: state.workspace.standard });
      if (state.history.present.sources === before.history.present.sources) return;
      this.store.setState({ isCurrent: false });
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.check(), settled);
    });
    return () => {
      stop();
      clearTimeout(this.timer);
      this.worker.terminate();
    };
  }

  private check(): void {
    const state = this.drafts.getState();
    const { sources } = state.history.present;
    const layer = currentLayer(state, '');
    const number = ++this.number;
    this.worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      if (data.number !== number) return;
      const isCurrent = this.drafts.getState().history.present.sources === sources;
      const problems = problemsOf(data.issues, layer, sources);
      this.store.setState({ isCurrent, problems, counts: countsOf(problems) });
    };
    this.ask({ number, layer });
  }

  private ask(request: CheckRequest): void {
    this.worker.postMessage(request);
  }
}

function countsOf(problems: readonly Problem[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { ref, part, isError } of problems) {
    if (!ref || part === undefined) continue;
    const key = `${refKey(ref)}#${part}`;
    const { errors, warnings } = counts.get(key) ?? { errors: 0, warnings: 0 };
    counts.set(key, isError ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 });
  }
  return counts;
}

export function startChecking(drafts: DraftStore): Checking {
  return new Checking(drafts, new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' }));
}
