import { Button, Result } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { usePageTitle } from '../../runtime/app/components/use-page-title.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, refKey } from '../draft/definition-ref.ts';
import { shellWords } from '../messages/shell.ts';
import { labelOf } from './catalogue.ts';
import { type DesignedKind, isDesigned } from './kinds.tsx';

export interface DefinitionPageProps {
  definition: DefinitionRef;
}

/** The page of each kind, loaded when one is opened. */
const pages: Record<DesignedKind, ComponentType<DefinitionPageProps>> = {
  workflow: lazy(() => import('../workflow/WorkflowPage.tsx')),
  entity: lazy(() => import('../entity/EntityPage.tsx')),
  form: lazy(() => import('../form/FormPage.tsx')),
  report: lazy(() => import('../reports/ReportPage.tsx')),
  role: lazy(() => import('../roles/RolePage.tsx')),
};

export function DefinitionPage() {
  const say = useWords(shellWords);
  const label = useLabel();
  const sources = useSources();
  const navigate = useNavigate();
  const { kind, module = '', id = '' } = useParams();
  const ref = isDesigned(kind) ? { kind, module, id } : undefined;
  const definition = ref && definitionAt(sources, ref);
  usePageTitle(definition ? label(labelOf(definition)) : '');
  if (!ref || !definition)
    return (
      <Result
        status="info"
        title={say(ref ? 'noSuchDefinition' : 'unknownKind')}
        subTitle={say('noSuchDefinitionHint')}
        extra={<Button onClick={() => navigate('/')}>{say('overview')}</Button>}
      />
    );
  const Page = pages[ref.kind];
  return (
    <Suspense>
      <Page key={refKey(ref)} definition={ref} />
    </Suspense>
  );
}
