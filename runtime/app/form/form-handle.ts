import type { Issue } from '../../../engine/issue.ts';
import type { PredictedPath } from '../../../engine/workflow/predict.ts';
import type { Conflict, RecordAnswer } from './contract.ts';
import type { SaveOutcome } from './model/save-form.ts';

/** What the page that mounts a form can ask of it. */
export interface RecordFormHandle {
  /** What is being typed counts as typed: an act by keyboard leaves the field no other way. */
  commit(): void;
  /** Checks that everything is there and sends what has changed. */
  save(): Promise<SaveOutcome>;
  /** Whether leaving would lose something that is not saved on the server. */
  isDirty(): boolean;
  /** Back to the record as it was loaded; the draft is dropped. */
  reset(): void;
  /** Opens, scrolls to and focuses the place of a JSON pointer: `/lines/36/quantity`. */
  focusIssue(path: string): void;
  /** Focuses the first field that can be edited; a phone's keyboard stays away. */
  focusFirst(): void;
  /** Shows what the server refused, beside the fields and in the summary. */
  showIssues(issues: readonly Issue[]): void;
  /** Asks the server again now what only it can tell. */
  evaluate(): void;
  restoreDraft(): Promise<void>;
  discardDraft(): Promise<void>;
  /** After `onConflict`: conflict path → whose side; saves again. */
  resolve(choices: Readonly<Record<string, 'yours' | 'theirs'>>): Promise<SaveOutcome>;
}

/** What the form tells the page. */
export interface RecordFormReports {
  onDirtyChange?: (isDirty: boolean) => void;
  onEvaluated?: (evaluated: {
    path: PredictedPath | null | undefined;
    issues: readonly Issue[];
    isPending: boolean;
  }) => void;
  onSaved?: (record: RecordAnswer) => void;
  onConflict?: (conflict: Conflict) => void;
}
