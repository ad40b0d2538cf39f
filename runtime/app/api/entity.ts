import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FieldDefinition } from '../../../engine/definition/field.ts';
import type { Label } from '../../../engine/issue.ts';
import type { EntityDescription as FormDescription } from '../form/contract.ts';
import { call } from './call.ts';

/** `GET /api/entities/:entity`: everything a page needs to show an entity as the person may. */
export type EntityDescription = Omit<FormDescription, 'conversions'> & {
  conversions: OfferedConversion[];
};

/** A document that can be made from this one; `lines` where quantities may be chosen. */
export interface OfferedConversion {
  id: string;
  label: Label;
  to: string;
  lines?: { from: string; of: string; taken: string } | null;
}

export function entityQuery(entity: string) {
  return queryOptions({
    queryKey: ['entity', entity],
    queryFn: ({ signal }) => call<EntityDescription>('GET', `/entities/${entity}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useEntity(entity: string) {
  return useQuery(entityQuery(entity));
}

/** A field or a column by its path: `total`, `lines.product`. */
export function fieldAt(
  fields: Readonly<Record<string, FieldDefinition>>,
  path: string,
): FieldDefinition | undefined {
  const [first = '', column] = path.split('.');
  const field = fields[first];
  if (column === undefined) return field;
  return field?.type === 'lines' ? field.fields[column] : undefined;
}
