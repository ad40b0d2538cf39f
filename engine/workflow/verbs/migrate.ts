import { Refusal } from '../../refusal.ts';
import { advance } from '../advance.ts';
import { closeVisit } from '../close.ts';
import { isOver } from '../instance.ts';
import type { Run } from '../run.ts';

/**
 * The instance goes on with another version of its workflow, as planned; its open visits keep their people
 * and clocks, or open anew. As long as nothing has happened since, it can be taken back (approval.md L2).
 */
export function migrate(run: Run): void {
  const { instance, command, facts } = run;
  const { nodes, migration } = command;
  const { hash } = facts.facts.configuration;
  if (isOver(instance)) throw new Refusal('instance.closed', { state: instance.state });
  if (migration === 'take-back') {
    takeBack(run);
    return;
  }
  if (hash === instance.configuration) return;
  const { configuration: from, rev } = instance;
  const isReopened = migration === 'reopen';
  const moved = { from, rev: rev + 1, nodes: nodes ?? {}, ...(isReopened && { reopened: true as const }) };
  run.emit({ type: 'migrated', migration: moved, to: hash });
  if (isReopened) reopen(run);
}

/** The version of before, where nothing has happened since. */
function takeBack(run: Run): void {
  const { migration, rev } = run.instance;
  if (!migration || migration.rev !== rev) throw new Refusal('instance.migration-used');
  const nodes = Object.fromEntries(Object.entries(migration.nodes).map(([from, to]) => [to, from]));
  run.emit({ type: 'migrated', migration: { ...migration, nodes }, to: migration.from, takesBack: true });
  if (migration.reopened) reopen(run);
}

/** Its people are found anew, by what the other version says. */
function reopen(run: Run): void {
  for (const visit of run.instance.visits) {
    if (visit.state !== 'open' || run.instance.state !== 'running') continue;
    closeVisit(run, visit.id, 'cancelled', 'migrated');
    advance(run, visit.token, visit.node, visit.node);
  }
}
