import type { IssueCode } from '../issue.ts';

/** What the acting person may do to this record, answered by field path: `total`, `lines.unitPrice`. */
export interface WriteRights {
  canRead(path: string): boolean;
  canWrite(path: string): boolean;
  canAddLines(linesId: string): boolean;
  canDeleteLines(linesId: string): boolean;
  /** What is wrong with writing where it may not be written; by default just that. */
  whyNotWrite?(path: string): IssueCode;
}

/** The engine itself, data loading, tests: everything. */
export const allRights: WriteRights = {
  canRead: () => true,
  canWrite: () => true,
  canAddLines: () => true,
  canDeleteLines: () => true,
};
