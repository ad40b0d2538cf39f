import type { ReactNode } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt } from '../draft/definition-ref.ts';
import { shellWords } from '../messages/shell.ts';
import { Badges } from './Badges.tsx';
import { labelOf } from './catalogue.ts';
import { isDesigned, kindIcons } from './kinds.tsx';
import './page-head.css';

/** What a page is about, and at its end what can be done here. */
export function PageHead({ definition, children }: { definition: DefinitionRef; children?: ReactNode }) {
  const say = useWords(shellWords);
  const label = useLabel();
  const sources = useSources();
  const { kind, module, id } = definition;
  const Icon = isDesigned(kind) ? kindIcons[kind] : undefined;
  return (
    <header className="page-head">
      <span className="page-head-icon">{Icon && <Icon />}</span>
      <div className="page-head-words">
        <h1 className="ellipsis" data-user-content="">
          {label(labelOf(definitionAt(sources, definition))) || id}
        </h1>
        <span className="visually-quiet">
          {label(labelOf(sources[module]?.module))} · {isDesigned(kind) ? say(kind) : ''}
        </span>
      </div>
      <Badges definition={definition} />
      <div className="page-head-acts">{children}</div>
    </header>
  );
}
