import type { CompiledEntity } from '../compile/compiled.ts';
import type { FieldDefinition } from '../definition/field.ts';
import type { WriteRights } from '../record/write-rights.ts';

export type ChangeClass = FieldDefinition['change'];

/** What changing this field of an approved record needs (approval.md L6). */
export function changeClassOf(entity: CompiledEntity, path: string): ChangeClass {
  return entity.byPath.get(path)?.definition.change ?? 'reapprove';
}

/** Whether records in this state are changed by requests only, but for what is free. */
export function isApprovedState({ definition }: CompiledEntity, state: string | undefined): boolean {
  return state !== undefined && definition.amendments?.states.includes(state) === true;
}

/** What may be saved straight away into an approved record: fields that are free, and those whose change is told (approval.md L6). */
export function rightsOnApproved(entity: CompiledEntity, own: WriteRights): WriteRights {
  const isOpen = (path: string) => ['free', 'notify'].includes(changeClassOf(entity, path));
  return {
    ...narrowed(own, isOpen),
    whyNotWrite: (path) =>
      changeClassOf(entity, path) === 'frozen' ? 'field.frozen' : 'field.needs-request',
  };
}

/** What a request may propose to change: everything but what is frozen (approval.md L6). */
export function rightsToRequest(entity: CompiledEntity, own: WriteRights): WriteRights {
  const isOpen = (path: string) => changeClassOf(entity, path) !== 'frozen';
  return {
    ...narrowed(own, isOpen),
    whyNotWrite: (path) => (isOpen(path) ? 'field.not-writable' : 'field.frozen'),
  };
}

function narrowed(own: WriteRights, isOpen: (path: string) => boolean): WriteRights {
  return {
    canRead: (path) => own.canRead(path),
    canWrite: (path) => own.canWrite(path) && isOpen(path),
    canAddLines: (linesId) => own.canAddLines(linesId) && isOpen(linesId),
    canDeleteLines: (linesId) => own.canDeleteLines(linesId) && isOpen(linesId),
  };
}
