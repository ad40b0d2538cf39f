import type { NodeOf } from '../nodes/node.ts';
import { approversAt } from '../proxies.ts';
import type { Run } from '../run.ts';
import type { Seeking } from './sources.ts';

/** What finding the people of a node needs, as of now (approval.md E1). */
export function seekingOf(run: Run, node: NodeOf<'approval'> | NodeOf<'cc'>): Seeking {
  const { facts, record } = run.facts;
  const { instance, command } = run;
  const { id } = instance.initiator;
  return {
    organisation: facts.organisation,
    record,
    initiator: { id, departmentId: instance.department ?? facts.organisation.person(id)?.department },
    approversOf: (of) => approversAt(instance, of),
    chosen: instance.choices?.[node.id] ?? (command.rehearsal ? 'anybody' : undefined),
    document: documentOf(run),
    evaluate: (source) => {
      const compiled = node.expressions[source];
      if (!compiled) throw new Error(`node ${node.id} has no expression ${source}`);
      return compiled.evaluate(run.environment());
    },
  };
}

/** The currency is what the record itself says, where it has such a field. */
function documentOf({ facts: { entity, record, facts } }: Run): Seeking['document'] {
  const { currency } = record;
  return {
    entity: entity.id,
    on: facts.today,
    ...(typeof currency === 'string' && { currency }),
  };
}
