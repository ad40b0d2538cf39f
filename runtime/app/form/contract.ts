import type { EntityDefinition } from '../../../engine/definition/entity.ts';
import type { FormDefinition } from '../../../engine/definition/form.ts';
import type { Issue, Label } from '../../../engine/issue.ts';
import type { Reference, Values } from '../../../engine/record/values.ts';
import type { PredictedPath } from '../../../engine/workflow/predict.ts';

/** The answers of the API that a form is made from, as far as it reads them. */

/** `GET /api/entities/:entity` */
export interface EntityDescription {
  configuration: string;
  module: string;
  entity: EntityDefinition;
  form: FormDefinition | null;
  rights: { list?: boolean; create: boolean; delete: boolean; export: boolean; write: string[] };
  serverFields: string[];
  related: Record<string, EntityDefinition>;
  settings: { entity: string; values: Record<string, unknown> } | null;
  conversions: { id: string; label: Label; to: string }[];
  reports: { id: string; label: Label; kind: 'print' | 'table' }[];
  hasWorkflow: boolean;
}

/** `GET /api/records/:entity/:id`: the record's own data among its fields; blanks are null, live fields there when asked for. */
export interface RecordAnswer {
  id: string;
  revision: number;
  state: string | null;
  createdAt: string;
  createdBy: Reference;
  updatedAt: string;
  updatedBy: Reference;
  /** Open requests to change or cancel it. */
  amending?: { purpose: 'change' | 'cancel'; amendment: string }[] | null;
  [field: string]: unknown;
}

/** `GET /api/records/:entity/:id/actions`, what of it concerns the fields. */
export interface RecordActions {
  canEdit: boolean;
  write: string[];
  canAddLines: string[];
  canDeleteLines: string[];
}

/** `GET /api/session`, what of it a form needs. */
export interface FormSession {
  user: { id: string; name: string; department: Reference | null };
  tenant: { id: string; timeZone: string };
}

/** `POST /api/records/:entity/evaluate` */
export interface Evaluation {
  record: RecordAnswer;
  issues: Issue[];
  path: PredictedPath | null;
}

/** One record that a look-up offers: what people know it by, and its fields. */
export interface LookUpItem {
  id: string;
  title: string;
  fields: Values;
}

/** What both sides changed, when a save meets somebody else's. */
export interface Conflict {
  current: RecordAnswer;
  /** By path: `customer`, `lines/<line id>/quantity`. */
  conflicts: { path: string; before: unknown; theirs: unknown; yours: unknown }[];
}
