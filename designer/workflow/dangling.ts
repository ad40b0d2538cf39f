import { isJsonObject, type Json } from '../../engine/json.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { findDefinition } from '../draft/definition-ref.ts';
import type { Fragment } from '../graph/fragment.ts';
import { fieldLabel } from '../words/field-label.ts';

/** What pasted nodes name and this workflow's entity or company does not have: fields and roles. */
export function danglingNames(sources: Sources, entity: string, { nodes }: Fragment): string[] {
  const missing = new Set<string>();
  for (const node of Object.values(nodes)) {
    for (const field of Object.keys(isJsonObject(node.fields) ? node.fields : {}))
      if (!fieldLabel(sources, entity, field)) missing.add(field);
    for (const source of sourcesIn(node.assignees)) {
      const { role, field } = source;
      if (typeof role === 'string' && !findDefinition(sources, 'role', role)) missing.add(role);
      if (typeof field === 'string' && !fieldLabel(sources, entity, field)) missing.add(field);
    }
  }
  return [...missing];
}

function sourcesIn(assignees: Json | undefined): Record<string, Json>[] {
  const from = isJsonObject(assignees) ? assignees.from : undefined;
  return Array.isArray(from) ? from.filter(isJsonObject) : [];
}
