import type { ServiceNode } from '../../../engine/definition/service.ts';
import type { OutsideCall } from '../../../engine/workflow/change.ts';
import type { Acting } from '../operations/acting.ts';

/** What a service is given beside its input. */
export interface ServiceRequest extends Pick<ServiceNode, 'output' | 'timeout'> {
  acting: Acting;
  call: OutsideCall;
}

/** What it has done, to be written in the transaction of its report. */
export interface ServiceResult {
  /** Input for the record, as a save would give it. */
  fields?: Record<string, unknown>;
  transition?: string;
  notice?: { to: readonly string[]; text: string };
}

/** One service (approval.md G6): what it does outside has to be harmless when it is done twice under its key. */
export type Service = (request: ServiceRequest) => Promise<ServiceResult>;

/** A service could not do it; `final` when trying again would not help. */
export class ServiceFailure extends Error {
  readonly final: boolean;
  constructor(message: string, final = false) {
    super(message);
    this.final = final;
  }
}
