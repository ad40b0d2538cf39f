import { Alert, Button, Select, Spin } from 'antd';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../runtime/app/api/session.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useProblemWords } from '../../runtime/app/components/use-problem-words.ts';
import type { EntityDescription } from '../../runtime/app/form/contract.ts';
import { RecordForm } from '../../runtime/app/form/RecordForm.tsx';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useDraftStore, useSources } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { select } from '../draft/draft-store.ts';
import { formPageWords } from '../messages/form.ts';
import { catalogueOf } from '../shell/catalogue.ts';
import { previewApi } from './preview-api.ts';
import { useDescription } from './use-description.ts';

/** Sees and writes everything. */
const everyRight = 'administrator';

/** The very form of the app, as it would be if the draft were published, for a chosen role. */
export function Preview({ entity }: { form: DefinitionRef; entity: string }) {
  const say = useWords(formPageWords);
  const problemWords = useProblemWords();
  const [role, setRole] = useState(everyRight);
  const { data, error, isBroken, refetch } = useDescription(entity, role);
  return (
    <section className="form-preview" aria-label={say('preview')}>
      <header>
        <div>
          <h2 className="section-title">{say('preview')}</h2>
          <p className="field-hint">{say('previewHint')}</p>
        </div>
        <RoleSelect value={role} onChange={setRole} />
      </header>
      {isBroken && <Alert showIcon type="warning" title={say('stale')} />}
      {error && (
        <Alert
          showIcon
          type="info"
          title={say('notLoaded', { why: problemWords(error) })}
          action={
            <Button size="small" onClick={() => void refetch()}>
              {say('again')}
            </Button>
          }
        />
      )}
      {!data && !error && <Spin className="form-preview-wait" description={say('loading')} delay={300} />}
      {data && !error && <Sheet description={data} key={`${data.configuration} ${role}`} />}
    </section>
  );
}

function RoleSelect({ value, onChange }: { value: string; onChange: (role: string) => void }) {
  const say = useWords(formPageWords);
  const label = useLabel();
  const sources = useSources();
  const roles = useMemo(
    () =>
      catalogueOf(sources)
        .flatMap((module) => module.definitions)
        .filter(({ ref }) => ref.kind === 'role' && ref.id !== everyRight),
    [sources],
  );
  return (
    <Select
      className="form-preview-role"
      aria-label={say('as')}
      value={value}
      onChange={onChange}
      options={[
        { value: everyRight, label: say('everything') },
        ...roles.map(({ ref, label: words }) => ({
          value: ref.id,
          label: `${say('as')}: ${label(words)}`,
        })),
      ]}
      popupMatchSelectWidth={false}
    />
  );
}

/** The form itself; pressing on a field selects it in the layout, and the selected one is framed. */
function Sheet({ description }: { description: EntityDescription }) {
  const session = useSession();
  const drafts = useDraftStore();
  const box = useRef<HTMLDivElement>(null);
  const part = useDraft((state) => state.history.present.selection.part);
  const preview = useMemo(() => previewApi(description), [description]);
  useEffect(() => {
    for (const cell of box.current?.querySelectorAll<HTMLElement>('[data-field]') ?? []) {
      const isSelected = cell.dataset.field === part;
      cell.toggleAttribute('data-selected', isSelected);
      if (isSelected) cell.scrollIntoView({ block: 'nearest' });
    }
  });
  const choose = (event: MouseEvent) => {
    const field = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-field]') : null;
    const { selection } = drafts.getState().history.present;
    if (field?.dataset.field !== undefined && field.dataset.field !== selection.part)
      select(drafts, { ...selection, part: field.dataset.field });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut; the layout beside it is the way by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div className="form-sheet" ref={box} onClick={choose}>
      <RecordForm session={session} description={description} mode="edit" preview={preview} />
    </div>
  );
}
