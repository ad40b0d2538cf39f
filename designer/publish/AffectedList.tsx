import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import { parseTarget, type Sources } from '../../engine/layer/target.ts';
import { listRecords } from '../../runtime/app/api/records.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, refKey } from '../draft/definition-ref.ts';
import { changeWords } from '../messages/changes.ts';
import { publishWords } from '../messages/publish.ts';
import { affectedBy, type RunningIn, runningIn } from './affected.ts';

/** Who will notice, and what happens to what is in approval now. */
export function AffectedList({ before, after }: { before: Sources; after: Sources }) {
  const say = useWords(publishWords);
  const join = useWords(changeWords);
  const label = useLabel();
  const people = useDraft((state) => state.workspace.people);
  const refs = useMemo(() => changedDefinitions(before, after), [before, after]);
  const affected = useMemo(() => affectedBy(refs, after, people), [refs, after, people]);
  const running = useMemo(() => runningIn(refs, after), [refs, after]);
  const roles = affected.roles.map((one) => label(one)).join(join('list'));
  return (
    <ul className="publish-affects">
      <li>{affected.people === 0 ? say('nobody') : say('people', { count: affected.people, roles })}</li>
      {running.map((one) => (
        <Running key={one.entity} running={one} />
      ))}
      <li>{say('atOnce')}</li>
    </ul>
  );
}

function Running({ running: { workflow, entity, states } }: { running: RunningIn }) {
  const say = useWords(publishWords);
  const label = useLabel();
  const filter = states.map((state) => `state == ${JSON.stringify(state)}`).join(' || ');
  const { data } = useQuery({
    queryKey: ['running', entity, filter],
    queryFn: ({ signal }) => listRecords(entity, { filter, limit: 1, total: true }, signal),
    retry: false,
  });
  const name = label(workflow);
  const count = data?.total?.value;
  if (count === undefined) return <li>{say('future', { name })}</li>;
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
