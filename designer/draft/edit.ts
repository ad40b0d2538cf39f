import type { AddField } from './edits/add-field.ts';
import type { AddBranch, MoveBranch, RemoveBranch } from './edits/branches.ts';
import type { DecideAuto } from './edits/decide-auto.ts';
import type { AddEntry, MoveEntry, RemoveEntry } from './edits/entries.ts';
import type { InsertNode } from './edits/insert-node.ts';
import type { LeadBack } from './edits/lead-back.ts';
import type { MoveNode } from './edits/move-node.ts';
import type { PasteNodes } from './edits/paste-nodes.ts';
import type { PlaceField, UnplaceField } from './edits/place-field.ts';
import type { RejectWay } from './edits/reject-way.ts';
import type { RemoveField } from './edits/remove-field.ts';
import type { RemoveNode } from './edits/remove-node.ts';
import type { RestoreStandard } from './edits/restore-standard.ts';
import type { SetProperty } from './edits/set-property.ts';
import type { AddDefinition, ReplaceAll, ReplaceDefinition } from './edits/whole.ts';

/** One act of a consultant, as a value: what to do to the modules, not how the screen did it. */
export type Edit =
  | SetProperty
  | AddEntry
  | RemoveEntry
  | MoveEntry
  | InsertNode
  | RemoveNode
  | MoveNode
  | PasteNodes
  | AddBranch
  | RemoveBranch
  | MoveBranch
  | DecideAuto
  | LeadBack
  | RejectWay
  | AddField
  | RemoveField
  | PlaceField
  | UnplaceField
  | RestoreStandard
  | AddDefinition
  | ReplaceDefinition
  | ReplaceAll;

export type EditKind = Edit['kind'];

export type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;
