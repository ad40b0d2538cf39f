import type { Values } from '../../../../engine/record/values.ts';
import type { PredictedPath } from '../../../../engine/workflow/predict.ts';
import type { Content } from './content.ts';
import type { Flags } from './flags.ts';
import type { IssuesByKey } from './issue-book.ts';
import type { FormRights } from './rights.ts';

/** Everything about a form that is drawn; changed only by its model, read by hooks. */
export interface FormState {
  mode: 'edit' | 'read';
  /** Absent: the record is new. */
  id: string | undefined;
  revision: number;
  /** What is stored on the server. */
  base: Values;
  content: Content;
  rights: FormRights;
  /** Of the record's own fields. */
  flags: ReadonlyMap<string, Flags>;
  issues: IssuesByKey;
  /** Whether what is missing is pointed out, which begins with the first save. */
  showsMissing: boolean;
  isDirty: boolean;
  /** Who would approve; undefined while nobody has asked. */
  path: PredictedPath | null | undefined;
  isEvaluating: boolean;
  canUndo: boolean;
  canRedo: boolean;
}
