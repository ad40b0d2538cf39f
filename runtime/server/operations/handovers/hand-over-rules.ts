import type { ProxyRule } from '../../../../engine/record/proxies.ts';
import { countRules, type Handover } from '../../store/handovers.ts';
import { findRecord } from '../../store/records.ts';
import { type Acting, entityOf, scopeOf } from '../acting.ts';
import { deleteRecord } from '../delete-record.ts';
import { updateRecord } from '../update-record.ts';
import { successorByRule } from './successor-of.ts';

/**
 * A person who goes needs nobody to stand in, and stands in for nobody: the own rules end, those for
 * others go to the successor (approval.md L8). Done again, it finds nothing more to do.
 */
export async function handOverRules(acting: Acting, handover: Handover): Promise<void> {
  const { world, ground } = acting;
  const now = ground.clock();
  const id = handover.person.id;
  const successor =
    handover.successors.find(({ entities = [], workflows = [] }) => entities.length + workflows.length === 0)
      ?.person ??
    handover.successors[0]?.person ??
    successorByRule(world, id);
  const rules = world.organisation.rules.proxies.filter(({ until }) => until > now);
  const own = rules.filter(({ principal }) => principal === id);
  const forOthers = rules.filter(({ proxy }) => proxy === id);
  for (const rule of own) await endRule(acting, rule, now);
  for (const rule of forOthers)
    if (successor === undefined || successor === rule.principal) await endRule(acting, rule, now);
    else await change(acting, rule, { proxy: { id: successor } });
  const count = own.length + forOthers.length;
  if (count > 0) await countRules(scopeOf(acting), handover.id, count);
}

/** A rule that has not begun is taken away. */
async function endRule(acting: Acting, rule: ProxyRule, now: string): Promise<void> {
  if (rule.from < now) return change(acting, rule, { until: now });
  const record = await findRecord(scopeOf(acting), entityOf(acting, 'proxy-rule'), rule.id);
  if (record) await deleteRecord(acting, 'proxy-rule', rule.id, record.revision);
}

async function change(acting: Acting, rule: ProxyRule, values: object): Promise<void> {
  const record = await findRecord(scopeOf(acting), entityOf(acting, 'proxy-rule'), rule.id);
  if (record) await updateRecord(acting, 'proxy-rule', rule.id, record.revision, values);
}
