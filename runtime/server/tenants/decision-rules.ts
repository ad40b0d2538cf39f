import type { AuthorityMatrix } from '../../../engine/record/authority.ts';
import type { ProxyRule } from '../../../engine/record/proxies.ts';
import { type LineRow, linesOf, type Reference, type Values } from '../../../engine/record/values.ts';
import type { StoredRecord } from '../store/records.ts';

/** A record of who stands in for whom as approvals know it (approval.md S3). */
export function proxyRuleOf({ id, values }: StoredRecord): ProxyRule {
  return {
    id,
    principal: referenced(values, 'principal') ?? '',
    proxy: referenced(values, 'proxy') ?? '',
    from: String(values.from),
    until: String(values.until),
    mode: values.mode === 'also' ? 'also' : 'instead',
    documents: linesOf(values, 'documents').map((row) => String((row as LineRow).document)),
    limit: given(values.limit),
    includeExisting: values.includeExisting !== false,
  };
}

/** A record of who may approve what as approvals know it (approval.md A8); `positions` gives their codes by id. */
export function authorityOf(
  { id, values }: Pick<StoredRecord, 'id' | 'values'>,
  positions: ReadonlyMap<string, string>,
): AuthorityMatrix {
  return {
    id,
    name: String(values.name),
    document: String(values.document),
    department: referenced(values, 'department'),
    category: given(values.category),
    currency: given(values.currency),
    validFrom: String(values.validFrom),
    validUntil: given(values.validUntil),
    mode: values.mode === 'first' ? 'first' : 'chain',
    levels: linesOf(values, 'levels').map((row) => ({
      upTo: given(row.upTo),
      person: referenced(row, 'person'),
      position: positions.get(referenced(row, 'position') ?? ''),
    })),
  };
}

function given(value: unknown): string | undefined {
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

function referenced(values: Values | LineRow, field: string): string | undefined {
  return (values[field] as Reference | undefined)?.id;
}
