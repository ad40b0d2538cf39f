import type { Values } from '../../../../engine/record/values.ts';
import { linesOf } from '../../../../engine/record/values.ts';
import type { EntityDescription, RecordActions } from '../contract.ts';
import { pathOf, spotOf } from './spot.ts';

/** What may be written to this record now, whatever conditions say on top of it. */
export interface FormRights {
  write: ReadonlySet<string>;
  addLines: ReadonlySet<string>;
  deleteLines: ReadonlySet<string>;
}

/** Of a stored record what its actions say, of a new one what the entity says. */
export function rightsOf(
  { entity, rights }: EntityDescription,
  actions: RecordActions | undefined,
): FormRights {
  if (actions)
    return {
      write: new Set(actions.canEdit ? actions.write : []),
      addLines: new Set(actions.canAddLines),
      deleteLines: new Set(actions.canDeleteLines),
    };
  const lines = Object.keys(entity.fields).filter(
    (id) => entity.fields[id]?.type === 'lines' && rights.write.includes(id),
  );
  return { write: new Set(rights.write), addLines: new Set(lines), deleteLines: new Set(lines) };
}

/** Whether a value may be written: a line that is not stored yet is written by whoever may add it. */
export function mayWrite(rights: FormRights, key: string, base: Values): boolean {
  const spot = spotOf(key);
  if (!rights.write.has(pathOf(spot))) return false;
  if (spot.lines === undefined) return true;
  return rights.addLines.has(spot.lines) || linesOf(base, spot.lines).some((row) => row.id === spot.line);
}
