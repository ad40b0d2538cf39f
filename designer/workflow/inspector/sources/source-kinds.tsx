import { ChainSource } from './ChainSource.tsx';
import { ChosenSource } from './ChosenSource.tsx';
import { ApproverSource, AuthoritySource, ExpressionSource } from './found-sources.tsx';
import { type SourceControl, standingControls } from './standing-sources.tsx';

/** The ways to name approvers, in the order they are offered (approval.md A1–A8). */
export const sourceKinds = [
  'role',
  'manager',
  'chain',
  'departmentHead',
  'position',
  'user',
  'group',
  'field',
  'chosenBy',
  'approverOf',
  'authority',
  'expression',
] as const;

type SourceKind = (typeof sourceKinds)[number];

/** Does not compile while a way has no control. */
export const sourceControls: Record<SourceKind, SourceControl> = {
  ...standingControls,
  chain: { begin: { chain: 'top' }, Control: ChainSource },
  chosenBy: { begin: { chosenBy: 'initiator' }, Control: ChosenSource },
  approverOf: { begin: { approverOf: '' }, Control: ApproverSource },
  authority: { begin: { authority: '' }, Control: AuthoritySource },
  expression: { begin: { expression: '' }, Control: ExpressionSource },
};
