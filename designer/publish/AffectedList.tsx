import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import { parseTarget, type Sources } from '../../engine/layer/target.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, findDefinition, refKey } from '../draft/definition-ref.ts';
import { changeWords } from '../messages/changes.ts';
import { publishWords } from '../messages/publish.ts';
import { runningQuery } from '../migration/migrations.ts';
import { labelOf } from '../shell/catalogue.ts';
import { affectedBy } from './affected.ts';

/** Who will notice, and what happens to what is in approval now. */
export function AffectedList({ before, after }: { before: Sources; after: Sources }) {
  const say = useWords(publishWords);
  const join = useWords(changeWords);
  const label = useLabel();
  const people = useDraft((state) => state.workspace.people);
  const refs = useMemo(() => changedDefinitions(before, after), [before, after]);
  const affected = useMemo(() => affectedBy(refs, after, people), [refs, after, people]);
  const workflows = refs.filter((one) => one.kind === 'workflow');
  const roles = affected.roles.map((one) => label(one)).join(join('list'));
  return (
    <ul className="publish-affects">
      <li>{affected.people === 0 ? say('nobody') : say('people', { count: affected.people, roles })}</li>
      {workflows.map(({ id }) => (
        <Running key={id} workflow={id} />
      ))}
      <li>{say('atOnce')}</li>
    </ul>
  );
}

/** How many approvals of a changed workflow are under way. */
function Running({ workflow }: { workflow: string }) {
  const say = useWords(publishWords);
  const label = useLabel();
  const sources = useDraft((state) => state.history.present.sources);
  const { data } = useQuery(runningQuery);
  const name = label(labelOf(findDefinition(sources, 'workflow', workflow)?.definition)) || workflow;
  if (!data) return <li>{say('future', { name })}</li>;
  const count = data.running.find((one) => one.workflow === workflow)?.total ?? 0;
  return <li>{say(count === 0 ? 'noneRunning' : 'running', { name, count })}</li>;
}

function changedDefinitions(before: Sources, after: Sources): DefinitionRef[] {
  const refs = new Map<string, DefinitionRef>();
  for (const { target: written } of diffSources(before, after)) {
    const target = parseTarget(written);
    if (!target || target.kind === 'module') continue;
    const ref = { module: target.module, kind: target.kind, id: target.id } as DefinitionRef;
    refs.set(refKey(ref), ref);
  }
  return [...refs.values()];
}
