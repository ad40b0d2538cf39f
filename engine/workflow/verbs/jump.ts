import type { CompiledBranch, CompiledFork, CompiledWorkflow } from '../../compile/compiled-workflow.ts';
import { type BranchPlace, branchesAround } from '../../compile/fork-structure.ts';
import { Refusal } from '../../refusal.ts';
import { advance, advanceStanding, park } from '../advance.ts';
import { cancelEverything } from '../close.ts';
import type { Instance, Token } from '../instance.ts';
import { askBranches } from '../nodes/ask-branches.ts';
import { tokensAround } from '../path.ts';
import type { Run } from '../run.ts';
import type { ScopeBranch } from '../scope.ts';
import { openScope } from '../scopes.ts';
import { nodesBehind, supersedeBehind } from '../supersede.ts';
import { actorOf, requireAdministrator, requireReason } from './administrator.ts';
import { goOn } from './resume.ts';

/**
 * An administrator puts the approval on any node: whatever is open stops. Into a branch it must be said
 * what becomes of those beside it; passing over what must not be passed over needs a confirmation
 * (approval.md B11). A suspended approval goes on with it, a failed one is repaired by it.
 */
export function jump(run: Run): void {
  requireAdministrator(run);
  const { instance, command } = run;
  const { workflow } = run.facts;
  if (instance.tokens.length === 0) throw new Refusal('instance.closed', { state: instance.state });
  const { to = '', siblings } = command;
  // Where no way leads, it is in no branch either: nobody could say how it goes on.
  if (!workflow.structure.places.has(to)) throw new Refusal('instance.node-unknown', { node: to });
  const reason = requireReason(run);
  const around = branchesAround(workflow.structure, to);
  if (around.length > 0 && !siblings)
    throw new Refusal('instance.jump-needs-siblings', { node: to }, { forks: around.map((one) => one.fork) });
  const passedOver = nodesPassedOver(instance, workflow, to);
  if (passedOver.length > 0 && !command.confirmed)
    throw new Refusal(
      'instance.jump-needs-confirmation',
      { nodes: passedOver.join(', ') },
      { nodes: passedOver },
    );
  goOn(run);
  if (run.instance.state === 'failed') run.emit({ type: 'repaired' });
  const root = tokensAround(instance, instance.tokens[0] as Token).at(-1) as Token;
  const from = instance.tokens.map((token) => token.node);
  const by = actorOf(run);
  run.emit({ type: 'jumped', to, by, reason, from, ...(siblings && { siblings }), passedOver });
  cancelEverything(run, 'jumped');
  supersedeBehind(run, root.id, to);
  run.emit({ type: 'token-placed', token: root });
  const token = intoBranches(run, root, around);
  if (!token) return;
  advance(run, token.id, token.node, to);
  advanceStanding(run);
}

/**
 * Opens every fork around the target; the token of the innermost branch is the one that jumps. None when
 * a fork cannot say which branches run beside it: it parks there (approval.md K11).
 */
function intoBranches(run: Run, root: Token, around: readonly BranchPlace[]): Token | undefined {
  let token = root;
  for (const place of around) {
    const fork = run.node(place.fork) as CompiledFork;
    try {
      const branches = branchesBeside(run, fork, place.branch, token);
      openScope(run, fork, { ...token, node: fork.id }, branches);
    } catch (cause) {
      park(run, { token: token.id, from: token.node, to: fork.id }, cause);
      return undefined;
    }
    const scope = run.instance.scopes.at(-1)?.id;
    token = run.instance.tokens.find((one) => one.scope === scope && one.branch === place.branch) as Token;
  }
  return token;
}

function branchesBeside(
  run: Run,
  fork: CompiledFork,
  own: string,
  token: Token,
): (CompiledBranch & { result?: ScopeBranch['result'] })[] {
  const { siblings } = run.command;
  if (siblings === 'cancel') return fork.branches.filter((one) => one.id === own);
  if (siblings === 'done')
    return fork.branches.map((one) => (one.id === own ? one : { ...one, result: 'passed' as const }));
  if (fork.type === 'parallel') return [...fork.branches];
  const { isTrue } = askBranches(run, fork.branches, token);
  return fork.branches.filter((one) => one.id === own || isTrue(one));
}

/** Nodes between where it stands and the target that must not be passed over unasked. */
function nodesPassedOver(instance: Instance, workflow: CompiledWorkflow, to: string): string[] {
  const ahead = new Set(instance.tokens.flatMap((token) => [...nodesBehind(workflow, token.node)]));
  const isMandatory = (id: string) => {
    const node = workflow.nodes.get(id);
    return node?.type === 'approval' && node.definition.mandatory;
  };
  return [...ahead].filter((id) => id !== to && isMandatory(id) && nodesBehind(workflow, id).has(to));
}
