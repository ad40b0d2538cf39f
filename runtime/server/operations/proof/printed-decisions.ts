import { type Language, textOf } from '../../../../engine/definition/common.ts';
import type { PrintedDecision } from '../../../../engine/report/print-context.ts';
import type { Instance, Slot } from '../../../../engine/workflow/instance.ts';
import { findInstancesOf } from '../../store/instances.ts';
import { findSignature } from '../../store/signatures.ts';
import { type Acting, scopeOf } from '../acting.ts';

/** The decisions of the last approval of a record, in their order, as a template prints them (approval.md F4). */
export async function printedDecisions(
  acting: Acting,
  record: { entity: string; id: string },
  language: Language,
): Promise<PrintedDecision[]> {
  const all = await findInstancesOf(scopeOf(acting), record.entity, record.id);
  const last = all.find((instance) => instance.purpose === undefined);
  return last ? decisionsOf(acting, last, language) : [];
}

/** The decisions of one approval. */
export async function decisionsOf(
  acting: Acting,
  instance: Instance,
  language: Language,
): Promise<PrintedDecision[]> {
  const configuration = await acting.ground.tenants.configurations.get(instance.configuration);
  const nodes = configuration.workflows.get(instance.workflow)?.nodes;
  const decided = instance.visits.flatMap((visit) =>
    visit.slots.filter(({ state }) => decisions.has(state)).map((slot) => ({ visit, slot })),
  );
  const ordered = decided.sort((one, other) =>
    (one.slot.decidedAt ?? '') < (other.slot.decidedAt ?? '') ? -1 : 1,
  );
  return Promise.all(
    ordered.map(async ({ visit, slot }) => ({
      step: textOf(nodes?.get(visit.node)?.definition.label, language) || visit.node,
      ...(await printed(acting, slot)),
    })),
  );
}

const decisions: ReadonlySet<Slot['state']> = new Set(['approved', 'rejected', 'returned', 'abstained']);

async function printed(acting: Acting, slot: Slot): Promise<Omit<PrintedDecision, 'step'>> {
  const { assignee, by, state, opinion = '', decidedAt = '', signature } = slot;
  const kept = signature && (await findSignature(scopeOf(acting), signature.id));
  return {
    person: (by ?? assignee).name,
    decision: state,
    opinion,
    decidedAt,
    signature: kept ? `data:image/png;base64,${kept.png}` : '',
  };
}
