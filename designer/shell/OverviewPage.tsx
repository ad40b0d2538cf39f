import { useMemo } from 'react';
import { Link } from 'react-router';
import { diffSources } from '../../engine/layer/diff-sources.ts';
import type { Sources } from '../../engine/layer/target.ts';
import { useSession } from '../../runtime/app/api/session.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { usePageTitle } from '../../runtime/app/components/use-page-title.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { ChangeList } from '../changes/ChangeList.tsx';
import { useCheck, useDraft, useSources } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import { entityAt } from '../expression/names.ts';
import { overviewWords } from '../messages/overview.ts';
import { shellWords } from '../messages/shell.ts';
import { entityOfDefinition } from '../words/place-name.ts';
import { addressOf, catalogueOf, type ListedDefinition } from './catalogue.ts';
import { type DesignedKind, kindIcons } from './kinds.tsx';
import { useCustomised } from './use-customised.ts';
import './overview.css';

/** Where a consultant begins: how things stand, the usual ways in, and everything customised so far. */
export function OverviewPage() {
  const say = useWords(overviewWords);
  const label = useLabel();
  const { tenant } = useSession();
  const standard = useDraft((state) => state.workspace.standard);
  const sources = useSources();
  const hasOwn = useCustomised().size > 0;
  usePageTitle(useWords(shellWords)('overview'));
  return (
    <div className="overview">
      <div className="overview-column">
        <h1 data-user-content="">{say('title', { company: label(tenant.name) })}</h1>
        <Standing />
        <section>
          <h2 className="section-title">{say('start')}</h2>
          <Starts />
        </section>
        <section>
          <h2 className="section-title">{say('own')}</h2>
          {hasOwn ? (
            <>
              <p className="field-hint">{say('ownHint')}</p>
              <ChangeList before={standard} after={sources} onGo={() => undefined} />
            </>
          ) : (
            <p className="overview-none">{say('none')}</p>
          )}
        </section>
      </div>
    </div>
  );
}

function Standing() {
  const say = useWords(overviewWords);
  const version = useDraft((state) => state.workspace.version);
  const published = useDraft((state) => state.published.sources);
  const sources = useSources();
  const errors = useCheck((state) => state.problems).filter((one) => one.isError).length;
  const count = useMemo(() => diffSources(published, sources).length, [published, sources]);
  return (
    <ul className="overview-standing">
      <li>{version === 0 ? say('standard') : say('published', { version })}</li>
      <li data-tone={count > 0 ? 'accent' : undefined}>
        {count > 0 ? say('unpublished', { count }) : say('upToDate')}
      </li>
      <li data-tone={errors > 0 ? 'danger' : 'success'}>
        {errors > 0 ? say('errors', { count: errors }) : say('clean')}
      </li>
    </ul>
  );
}

const starts = ['workflow', 'entity', 'form', 'report'] as const satisfies readonly DesignedKind[];

/** How many of each kind are offered. */
const mostOffered = 5;

function Starts() {
  const say = useWords(overviewWords);
  const label = useLabel();
  const sources = useSources();
  const offered = useMemo(() => offeredIn(sources), [sources]);
  return (
    <div className="overview-starts">
      {starts.map((kind) => {
        const Icon = kindIcons[kind];
        return (
          <div key={kind} className="overview-start">
            <h3>
              <Icon />
              {say(kind)}
            </h3>
            <ul>
              {offered(kind).map((one) => (
                <li key={one.ref.id}>
                  <Link to={addressOf(one.ref)} data-user-content="">
                    {label(one.label)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** What is customised most: documents, those that are approved first, with their forms and papers. */
function offeredIn(sources: Sources): (kind: DesignedKind) => ListedDefinition[] {
  const all = catalogueOf(sources).flatMap((module) => module.definitions);
  const workflows = new Set(
    all.filter(({ ref }) => ref.kind === 'workflow').map(({ ref }) => entityOfDefinition(sources, ref)),
  );
  const isDocument = ({ ref }: ListedDefinition) =>
    ref.kind === 'report'
      ? definitionAt(sources, ref)?.kind === 'print'
      : entityAt(sources, entityOfDefinition(sources, ref))?.kind === 'document';
  const isApproved = ({ ref }: ListedDefinition) => Number(workflows.has(entityOfDefinition(sources, ref)));
  return (kind) =>
    all
      .filter((one) => one.ref.kind === kind && isDocument(one))
      .sort((a, b) => isApproved(b) - isApproved(a))
      .slice(0, mostOffered);
}
