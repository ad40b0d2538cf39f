import type { DefinitionRef } from '../../../designer/draft/definition-ref.ts';
import { definitionAt } from '../../../designer/draft/definition-ref.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { Sources } from '../../../engine/layer/target.ts';
import { loadDefinitions } from '../../../runtime/server/definitions/load-definitions.ts';

/** The modules as they ship, as written. */
export const shipped: Sources = loadDefinitions(['definitions']).sources;

export const orderApproval: DefinitionRef = {
  module: 'sales',
  kind: 'workflow',
  id: 'sales-order-approval',
};
export const order: DefinitionRef = { module: 'sales', kind: 'entity', id: 'sales-order' };
export const orderForm: DefinitionRef = { module: 'sales', kind: 'form', id: 'sales-order' };

export function workflowIn(sources: Sources): JsonObject {
  return definitionAt(sources, orderApproval) as JsonObject;
}
