import { requestActions } from '../../../../engine/definition/amendments.ts';
import type { RecordAction, RecordActions } from '../../api/record-actions.ts';

/** Actions that stand beside the title besides submitting; the others are in the menu. */
const mostBeside = 2;

/** Where each action of a record stands, and which of them is the one that comes next. */
export interface PlacedActions {
  beside: RecordAction[];
  inMenu: RecordAction[];
  primary: RecordAction | undefined;
}

/**
 * What leads on stands beside the title, what has to be confirmed is in the menu. One action at most
 * is the primary one: submitting, else the next document, else the next state; none while a decision waits.
 */
export function placeActions({ actions, task }: Pick<RecordActions, 'actions' | 'task'>): PlacedActions {
  const submit = actions.find((one) => one.kind === 'submit');
  const others = actions.filter((one) => one !== submit);
  // What is asked of others comes after what the person does; a cancellation is never beside.
  const isCancel = (one: RecordAction) => one.id === requestActions.cancel;
  const own = others.filter((one) => !one.confirm && one.kind !== 'request');
  const leadOn = [...own, ...others.filter((one) => one.kind === 'request' && !isCancel(one))];
  const beside = leadOn.slice(0, mostBeside);
  const enabled = beside.filter((one) => one.enabled && one.kind !== 'request');
  const next = enabled.find((one) => one.kind === 'conversion') ?? enabled[0];
  return {
    beside,
    inMenu: [...leadOn.slice(mostBeside), ...others.filter((one) => one.confirm || isCancel(one))],
    primary: task === null ? (submit ?? next) : undefined,
  };
}
