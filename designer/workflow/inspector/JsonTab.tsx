import { lazy, Suspense } from 'react';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraft } from '../../draft/DraftProvider.tsx';
import { definitionAt } from '../../draft/definition-ref.ts';
import { valueWithin } from '../../draft/value-within.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ProblemList } from '../../problems/ProblemList.tsx';
import { useProblemsAt, useProperty } from '../../properties/use-property.ts';
import { useWorkflow } from '../workflow-context.tsx';

const JsonEditor = lazy(() => import('../../expression/JsonEditor.tsx'));

/** What is saved of the node, to be read and written as it is. */
export function JsonTab({ path }: { path: readonly string[] }) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  const place = { definition: ref, path };
  const { set } = useProperty<JsonObject>(place);
  const value = useDraft((state) => valueWithin(definitionAt(state.history.present.sources, ref), path));
  const problems = useProblemsAt(place);
  return (
    <div className="properties" data-path="">
      <p className="field-hint">{say('jsonHint')}</p>
      <Suspense>
        <JsonEditor
          label={say('json')}
          value={isJsonObject(value) ? value : {}}
          onChange={(next) => {
            if (isJsonObject(next)) set(next);
          }}
        />
      </Suspense>
      {problems.length > 0 && <ProblemList problems={problems} />}
    </div>
  );
}
