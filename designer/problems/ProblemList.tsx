import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { definitionAt } from '../draft/definition-ref.ts';
import type { Problem } from '../draft/problems.ts';
import { problemWords } from '../messages/problems.ts';
import { shellWords } from '../messages/shell.ts';
import { labelOf } from '../shell/catalogue.ts';
import { isDesigned } from '../shell/kinds.tsx';
import { placeName } from '../words/place-name.ts';
import { problemText } from './problem-text.ts';
import { useGoTo } from './use-go-to.ts';
import './problems.css';

/** Problems, errors first; choosing one leads to the control that puts it right. */
export function ProblemList({ problems, onGo }: { problems: readonly Problem[]; onGo?: () => void }) {
  const sorted = [...problems].sort((a, b) => Number(b.isError) - Number(a.isError));
  return (
    <ul className="problem-list">
      {sorted.map((problem) => (
        <li key={problem.key}>
          <Row problem={problem} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Row({ problem, onGo }: { problem: Problem; onGo: (() => void) | undefined }) {
  const say = useWords(problemWords);
  const kindName = useWords(shellWords);
  const label = useLabel();
  const language = useLanguage();
  const sources = useSources();
  const goTo = useGoTo();
  const { ref, path, isError } = problem;
  const definition = ref && definitionAt(sources, ref);
  const place = ref ? placeName(sources, ref, path, language) : [];
  const kind = ref && isDesigned(ref.kind) ? kindName(ref.kind) : '';
  return (
    <button
      type="button"
      className="plain-button problem"
      title={say('go')}
      disabled={!ref}
      onClick={() => {
        if (ref) goTo(ref, path);
        onGo?.();
      }}
    >
      <span className={isError ? 'problem-error' : 'problem-warning'}>
        <span aria-hidden="true">{isError ? '●' : '▲'}</span>
        <span className="visually-hidden">{say(isError ? 'error' : 'warning')}</span>
      </span>
      <span className="problem-words">{problemText(problem, sources, language)}</span>
      <span className="problem-place" data-user-content="">
        {[`${label(labelOf(definition))} ${kind}`.trim(), ...place].join(' › ')}
      </span>
    </button>
  );
}
