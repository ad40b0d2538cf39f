import type { Scope } from '../../engine/expression/scope.ts';
import type { Analysis } from '../draft/analysis.ts';

/** Where an expression stands, which decides what it may name. */
export type ExpressionPlace =
  | { kind: 'record'; module: string; entity: string }
  | { kind: 'line'; module: string; entity: string; lines: string }
  /** Of a request about an approved record, there is the record of before as well (approval.md L6). */
  | { kind: 'condition'; module: string; entity: string; isAmendment?: boolean }
  /** What a sub-process is given: of the record, or of each of its lines (approval.md G5). */
  | { kind: 'subprocess'; module: string; entity: string; lines?: string | undefined }
  | { kind: 'counts'; module: string };

/** The scope of a place, by the engine's own scopes; undefined while the module or entity cannot be read. */
export function scopeAt({ context }: Analysis, place: ExpressionPlace): Scope | undefined {
  const isKnown = context.modules.some((one) => one.id === place.module);
  if (!isKnown) return undefined;
  const scopes = context.scopes(place.module);
  switch (place.kind) {
    case 'counts':
      return scopes.counts();
    case 'line':
      return scopes.line(place.entity, place.lines);
    case 'record':
      return scopes.record(place.entity);
    case 'condition':
      return scopes.workflow(place.entity, place.isAmendment);
    case 'subprocess':
      return scopes.subprocess(place.entity, place.lines);
  }
}
