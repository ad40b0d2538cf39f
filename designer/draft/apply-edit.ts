import type { Sources } from '../../engine/layer/target.ts';
import type { Edit, EditKind, EditOf } from './edit.ts';
import { addField } from './edits/add-field.ts';
import { addBranch, moveBranch, removeBranch } from './edits/branches.ts';
import { decideAuto } from './edits/decide-auto.ts';
import { addEntry, moveEntry, removeEntry } from './edits/entries.ts';
import { insertNode } from './edits/insert-node.ts';
import { leadBack } from './edits/lead-back.ts';
import { moveNode } from './edits/move-node.ts';
import { pasteNodes } from './edits/paste-nodes.ts';
import { placeField, unplaceField } from './edits/place-field.ts';
import { rejectWay } from './edits/reject-way.ts';
import { removeField } from './edits/remove-field.ts';
import { removeNode } from './edits/remove-node.ts';
import { restoreStandard } from './edits/restore-standard.ts';
import { setProperty } from './edits/set-property.ts';
import { addDefinition, replaceAll, replaceDefinition } from './edits/whole.ts';

/** How each kind of edit is done. Does not compile while one is missing. */
const edits: { [K in EditKind]: (sources: Sources, edit: EditOf<K>) => Sources } = {
  'set-property': setProperty,
  'add-entry': addEntry,
  'remove-entry': removeEntry,
  'move-entry': moveEntry,
  'insert-node': insertNode,
  'remove-node': removeNode,
  'move-node': moveNode,
  'paste-nodes': pasteNodes,
  'add-branch': addBranch,
  'remove-branch': removeBranch,
  'move-branch': moveBranch,
  'decide-auto': decideAuto,
  'lead-back': leadBack,
  'reject-way': rejectWay,
  'add-field': addField,
  'remove-field': removeField,
  'place-field': placeField,
  'unplace-field': unplaceField,
  'restore-standard': restoreStandard,
  'add-definition': addDefinition,
  'replace-definition': replaceDefinition,
  'replace-all': replaceAll,
};

/**
 * The modules after an edit. Pure: nothing given is changed, what the edit does not touch is shared. An
 * edit that is not possible any more (its node is gone) gives back the very sources it was given.
 */
export function applyEdit(sources: Sources, edit: Edit): Sources {
  return (edits[edit.kind] as (sources: Sources, edit: Edit) => Sources)(sources, edit);
}
