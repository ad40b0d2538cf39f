import { useCallback } from 'react';
import type { ExplainedBranch } from '../../../engine/simulate/explain-routes.ts';
import { useLanguage } from '../../../runtime/app/messages/use-words.ts';
import { grouped, renderSubject } from '../../expression/render-sentence.ts';
import { runWords } from '../../messages/run.ts';
import { useWorkflow } from '../workflow-context.tsx';

/** The values that a condition read, by the names people know: "总金额 80,000；重要程度 一般". */
export function useRunWords(): (branch: ExplainedBranch) => string {
  const language = useLanguage();
  const { labels } = useWorkflow();
  return useCallback(
    ({ values }) =>
      values
        .map(({ name, value }) => {
          const path = name.split('.');
          const words = renderSubject({ path }, labels, language);
          const asked = labels.names.along(path)?.at(-1);
          const option = asked?.options?.[value];
          const shown = option?.[language] ?? (/^-?\d+(\.\d+)?$/.test(value) ? grouped(value) : value);
          return `${words} ${shown === '' ? runWords[language].empty : shown}`;
        })
        .join(language === 'en' ? '; ' : '；'),
    [labels, language],
  );
}
