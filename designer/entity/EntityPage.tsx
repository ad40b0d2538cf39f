import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';

export default function Page({ definition }: DefinitionPageProps) {
  return <PageHead definition={definition} />;
}
