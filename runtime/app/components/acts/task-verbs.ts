import type { OfferedAction } from '../../api/record-actions.ts';
import type { TaskNeeds, TaskVerb } from '../../api/tasks.ts';

/** Verbs that stand in the bar; the others are in the menu, grouped as people think of them. */
export const primaryVerbs: readonly TaskVerb[] = ['approve', 'reject', 'return', 'advise'];

/** Verbs that stand in the bar too where it is wide enough. */
export const handOnVerbs: readonly TaskVerb[] = ['transfer', 'add-sign'];

/** The single keys of verbs, as they are written beside them. */
export const shortcuts: Partial<Record<TaskVerb, string>> = {
  approve: 'A',
  reject: 'R',
  return: 'B',
  transfer: 'T',
  delegate: 'D',
  'add-sign': 'S',
};

export type VerbGroup = 'hand-on' | 'ask' | 'take' | 'other';

export const verbGroups: readonly [VerbGroup, readonly TaskVerb[]][] = [
  ['hand-on', ['transfer', 'delegate']],
  ['ask', ['add-sign', 'remove', 'cancel-addition']],
  ['take', ['claim', 'unclaim', 'recall', 'retrieve']],
  ['other', ['abstain', 'terminate']],
];

/** What a verb is done with until the person says otherwise. */
export function initialNeeds({ action, targets, places, additions, removable }: OfferedAction): TaskNeeds {
  switch (action) {
    case 'return':
      return { ...(targets?.[0] && { to: targets[0].to }) };
    case 'add-sign':
      return { place: places?.[0] ?? 'before' };
    case 'cancel-addition':
      return { ...(additions?.[0] && { addition: additions[0].addition }) };
    case 'remove':
      return removable?.length === 1 && removable[0] ? { target: removable[0].slot } : {};
    case 'advise':
      return { advice: 'approve' };
    default:
      return {};
  }
}

/** What is still missing before a verb can be done. */
export function missingNeed(verb: TaskVerb, needs: TaskNeeds): 'personMissing' | 'choiceMissing' | undefined {
  if (verb === 'transfer' || verb === 'delegate' || verb === 'add-sign')
    return needs.people?.length ? undefined : 'personMissing';
  if (verb === 'remove') return needs.target ? undefined : 'choiceMissing';
  return undefined;
}

/** Whether an opinion has to be given, also by what else is said. */
export function opinionPolicy(
  { action, opinion = 'none' }: OfferedAction,
  { advice }: TaskNeeds,
): 'none' | 'optional' | 'required' {
  return action === 'advise' && advice !== 'approve' ? 'required' : opinion;
}

/** Verbs after which the to-do is no longer the person's: they can be taken back for a moment, and the next one is shown. */
export function takesAway(verb: TaskVerb, { place, approves }: TaskNeeds): boolean {
  if (verb === 'add-sign') return place === 'before' || approves === true;
  return ['approve', 'reject', 'return', 'abstain', 'transfer', 'delegate', 'advise'].includes(verb);
}

/** Verbs of which it is shown beforehand what they lead to. */
export function isRehearsed(verb: TaskVerb): boolean {
  return !['approve', 'reject', 'advise', 'abstain'].includes(verb);
}
