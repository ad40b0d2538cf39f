import { z } from 'zod';
import { collection, id, schemaPointer } from './common.ts';

const anchor = z.string().min(1).max(121);

/**
 * One change at a stable path: `sales/workflow/sales-order-approval/nodes/general-manager`.
 * `base` is the hash of what stood there when the change was made (absent for nothing).
 */
export const change = z.strictObject({
  target: z.string().min(3).max(400),
  op: z.enum(['set', 'add', 'remove', 'move']),
  value: z.json().optional(),
  before: anchor.optional(),
  after: anchor.optional(),
  base: z.string().max(64).optional(),
  baseVersion: z.string().max(20).optional(),
  reason: z.string().max(500).optional(),
  author: z.string().max(60).optional(),
  at: z.string().max(30).optional(),
});

export const layerDefinition = z.strictObject({
  $schema: schemaPointer,
  layer: z.enum(['industry', 'tenant']),
  base: collection(id, z.string().max(20))
    .default({})
    .meta({ description: 'Module → version it was made against.' }),
  changes: z.array(change).max(5000),
});

export type Change = z.output<typeof change>;
export type LayerDefinition = z.output<typeof layerDefinition>;
