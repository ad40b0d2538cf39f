import type { Row } from '../../engine/expression/environment.ts';
import { Refusal } from '../../engine/refusal.ts';
import { Approval } from './approval.ts';
import { type FlowSketch, uncheckedFlowOf } from './flow.ts';
import { type OrganisationSketch, organisationOf } from './organisation.ts';

/** A world that chance has made. */
export interface RandomWorld {
  flow: FlowSketch;
  organisation: OrganisationSketch;
  record: Row;
}

/** A request of `p0` there, before it is submitted. */
export function randomApproval({ flow, organisation, record }: RandomWorld): Approval {
  return new Approval(uncheckedFlowOf(flow), {
    organisation: organisationOf(organisation),
    record,
    initiator: 'p0',
  });
}

/** Whether an act is accepted; a refusal changes nothing. */
export function unlessRefused(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (cause) {
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}
