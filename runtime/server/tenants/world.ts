import type { Configuration } from '../../../engine/compile/compiled.ts';
import type { Row } from '../../../engine/expression/environment.ts';
import { compilePolicy, type Policy } from '../../../engine/permission/policy.ts';
import type { Organisation } from '../../../engine/record/organisation.ts';
import type { TenantDocument } from '../store/models.ts';

/** Everything that requests of one tenant share: what it runs on, its people, its settings. Never changed; replaced. */
export interface World {
  tenant: TenantDocument;
  configuration: Configuration;
  organisation: Organisation;
  settings: ReadonlyMap<string, Row>;
  policyOf(roles: readonly string[]): Policy;
}

const policies = new WeakMap<Configuration, Map<string, Policy>>();

/** The policy of a set of roles; tenants on the same configuration share it. */
export function policyOf(configuration: Configuration, roles: readonly string[]): Policy {
  const known = policies.get(configuration) ?? new Map<string, Policy>();
  policies.set(configuration, known);
  const key = [...roles].sort().join(' ');
  const policy = known.get(key) ?? compilePolicy(configuration, roles);
  known.set(key, policy);
  return policy;
}
