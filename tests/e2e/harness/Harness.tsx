import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call, caller } from '../../../runtime/app/api/call.ts';
import type {
  Conflict,
  EntityDescription,
  FormSession,
  RecordActions,
  RecordAnswer,
} from '../../../runtime/app/form/contract.ts';
import { RecordForm, type RecordFormHandle } from '../../../runtime/app/form/RecordForm.tsx';
import { switchLanguage } from '../../../runtime/app/messages/language.ts';
import { setPreferences } from '../../../runtime/app/theme/preferences.ts';
import './harness.css';

/** What a test reads of the page, and does where the product has a button of the page around the form. */
export interface HarnessWindow {
  form: RecordFormHandle | null;
  reports: { dirty: boolean[]; saved: RecordAnswer[]; conflicts: Conflict[]; evaluated: unknown };
  switchLanguage: typeof switchLanguage;
  setPreferences: typeof setPreferences;
  readyAt: number;
}

declare global {
  interface Window {
    harness: HarnessWindow;
  }
}

interface Subject {
  session: FormSession & { csrfToken: string };
  description: EntityDescription;
  record: RecordAnswer | undefined;
  actions: RecordActions | undefined;
}

const asked = new URLSearchParams(window.location.search);

/** A page with nothing but a form: `?user=sales&entity=sales-order&id=…&mode=edit`. */
export function Harness() {
  const [subject, setSubject] = useState<Subject>();
  const [mode, setMode] = useState<'edit' | 'read'>(asked.get('mode') === 'read' ? 'read' : 'edit');
  const form = useRef<RecordFormHandle>(null);
  useEffect(() => {
    load().then(setSubject);
  }, []);
  useEffect(() => {
    window.harness = {
      form: form.current,
      reports: window.harness?.reports ?? { dirty: [], saved: [], conflicts: [], evaluated: undefined },
      switchLanguage,
      setPreferences,
      readyAt: subject ? performance.now() : 0,
    };
  });
  if (!subject) return null;
  const save = async () => {
    const outcome = await form.current?.save();
    document.body.dataset.saved = outcome?.state ?? '';
  };
  return (
    <main className="harness">
      <h1>
        {subject.record ? String(subject.record.number ?? subject.record.id) : subject.description.entity.id}
      </h1>
      <label>
        Before <input id="before" />
      </label>
      <RecordForm
        ref={form}
        session={subject.session}
        description={subject.description}
        record={subject.record}
        actions={subject.actions}
        mode={mode}
        onDirtyChange={(isDirty) => window.harness.reports.dirty.push(isDirty)}
        onEvaluated={(evaluated) => {
          window.harness.reports.evaluated = evaluated;
        }}
        onSaved={(record) => {
          window.harness.reports.saved.push(record);
          setSubject({ ...subject, record });
        }}
        onConflict={(conflict) => window.harness.reports.conflicts.push(conflict)}
      />
      <div className="harness-bar">
        <Button id="save" type="primary" onClick={save}>
          Save
        </Button>
        <Button id="mode" onClick={() => setMode(mode === 'edit' ? 'read' : 'edit')}>
          Mode
        </Button>
      </div>
    </main>
  );
}

async function load(): Promise<Subject> {
  const user = asked.get('user');
  const session = user
    ? await call<Subject['session']>('POST', '/session', {
        body: { tenant: asked.get('tenant') ?? 'acme', username: user, password: 'formwork' },
      })
    : await call<Subject['session']>('GET', '/session');
  caller.csrfToken = session.csrfToken;
  const entity = asked.get('entity') ?? 'sales-order';
  const id = asked.get('id');
  const [description, record, actions] = await Promise.all([
    call<EntityDescription>('GET', `/entities/${entity}`),
    id ? call<RecordAnswer>('GET', `/records/${entity}/${id}`) : undefined,
    id ? call<RecordActions>('GET', `/records/${entity}/${id}/actions`) : undefined,
  ]);
  return { session, description, record, actions };
}
