import { lazy, Suspense } from 'react';
import { isJsonObject } from '../../engine/json.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft, useEdit } from '../draft/DraftProvider.tsx';
import { type DefinitionRef, definitionAt, targetIn } from '../draft/definition-ref.ts';
import { valueWithin } from '../draft/value-within.ts';
import { propertyWords } from '../messages/property.ts';
import { ProblemList } from '../problems/ProblemList.tsx';
import { useProblemsAt } from './use-property.ts';

const JsonEditor = lazy(() => import('../expression/JsonEditor.tsx'));

interface DefinitionJsonProps {
  definition: DefinitionRef;
  /** A part of it; absent: the whole definition. */
  path?: readonly string[];
}

const whole: readonly string[] = [];

/** What is saved of a definition, to be read and written as it is, with what the check says of it. */
export function DefinitionJson({ definition, path = whole }: DefinitionJsonProps) {
  const say = useWords(propertyWords);
  const edit = useEdit();
  const value = useDraft((state) =>
    valueWithin(definitionAt(state.history.present.sources, definition), path),
  );
  const problems = useProblemsAt({ definition, path });
  const write = (next: unknown) => {
    if (!isJsonObject(next)) return;
    const target = targetIn(definition, ...path);
    edit(
      path.length === 0
        ? { kind: 'replace-definition', definition, value: next }
        : { kind: 'set-property', target, value: next },
      { mergeKey: `json ${target}` },
    );
  };
  return (
    <div className="properties" data-path="">
      <p className="field-hint">{say('jsonHint')}</p>
      <Suspense>
        <JsonEditor label={say('json')} value={isJsonObject(value) ? value : {}} onChange={write} />
      </Suspense>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
