import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useCheck } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, refKey, sameRef } from '../draft/definition-ref.ts';
import { shellWords } from '../messages/shell.ts';
import { useCustomised } from './use-customised.ts';
import './badges.css';

/** ◆ customised, ● errors, ▲ warnings of a definition; each has a shape and words, not a colour alone. */
export function Badges({ definition }: { definition: DefinitionRef }) {
  const problems = useCheck((state) => state.problems);
  const changes = useCustomised().get(refKey(definition))?.length ?? 0;
  const own = problems.filter((one) => sameRef(one.ref, definition));
  const errors = own.filter((one) => one.isError).length;
  return <BadgeRow changes={changes} errors={errors} warnings={own.length - errors} />;
}

export function BadgeRow(counts: { changes: number; errors: number; warnings: number }) {
  const say = useWords(shellWords);
  const { changes, errors, warnings } = counts;
  if (changes + errors + warnings === 0) return null;
  return (
    <span className="badges">
      {changes > 0 && (
        <span className="badge-own" title={say('customisedBy', { count: changes })}>
          <span aria-hidden="true">◆</span>
          <span className="visually-hidden">{say('customised')}</span>
        </span>
      )}
      {errors > 0 && (
        <span className="badge-error" title={say('errors', { count: errors })}>
          <span aria-hidden="true">●</span>
          <span aria-hidden="true">{errors}</span>
          <span className="visually-hidden">{say('errors', { count: errors })}</span>
        </span>
      )}
      {warnings > 0 && (
        <span className="badge-warning" title={say('warnings', { count: warnings })}>
          <span aria-hidden="true">▲</span>
          <span className="visually-hidden">{say('warnings', { count: warnings })}</span>
        </span>
      )}
    </span>
  );
}
