import type { Label } from '../../../../engine/issue.ts';
import { sameJson } from '../../../../engine/json.ts';
import { countUnderWay } from '../../store/list-instances.ts';
import { type Acting, scopeOf } from '../acting.ts';
import { listVersions } from './publish.ts';

/** The approvals of a workflow that are under way, by the version that they run on (approval.md L1, L2). */
export interface RunningApprovals {
  workflow: string;
  label: Label | null;
  total: number;
  versions: {
    configuration: string;
    /** The last version with that configuration; none before the first was published. */
    number: number | null;
    count: number;
    isCurrent: boolean;
    /** Whether this workflow is another there than today. */
    differs: boolean;
  }[];
}

/** How many approvals run on which version of which workflow; workflows of which none runs are left out. */
export async function readRunning(acting: Acting): Promise<RunningApprovals[]> {
  const { configuration: today, tenant } = acting.world;
  const [counts, versions] = await Promise.all([countUnderWay(scopeOf(acting)), listVersions(acting)]);
  const found = new Map<string, RunningApprovals>();
  for (const { workflow: id, configuration: hash, count } of counts) {
    const workflow = today.workflows.get(id);
    const then = await acting.ground.tenants.configurations.get(hash);
    const label = (workflow ?? then.workflows.get(id))?.definition.label ?? null;
    const one = found.get(id) ?? { workflow: id, label, total: 0, versions: [] };
    const isCurrent = hash === today.hash;
    const own = { was: then.workflows.get(id)?.definition, is: workflow?.definition };
    const number = isCurrent
      ? tenant.version
      : (versions.find((version) => version.configuration === hash)?.number ?? null);
    one.versions.push({
      configuration: hash,
      number,
      count,
      isCurrent,
      differs: !isCurrent && !sameJson(own.was, own.is),
    });
    one.total += count;
    found.set(id, one);
  }
  for (const { versions: all } of found.values())
    all.sort((left, right) => (right.number ?? -1) - (left.number ?? -1));
  return [...found.values()];
}
