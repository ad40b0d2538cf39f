import { useMemo } from 'react';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../../draft/DraftProvider.tsx';
import type { ExpressionPlace } from '../../../expression/place.ts';
import { callWords } from '../../../messages/calls.ts';
import { useNode, useNodePlaces, useWorkflow } from '../../workflow-context.tsx';
import { CarriedLines } from './CarriedLines.tsx';
import { childEntity } from './ChildField.tsx';
import { FormulaRows } from './FormulaRows.tsx';
import { useFillable } from './use-fillable.ts';

/** What a sub-process is given, and what it gives back: field by field, each from a formula over the other record (approval.md G5). */
export function CarriedFields({ node }: { node: string }) {
  const say = useWords(callWords);
  const sources = useSources();
  const { ref, entity } = useWorkflow();
  const at = useNodePlaces(node);
  const written = useNode(node);
  const child = childEntity(sources, written?.workflow);
  const forEach = typeof written?.forEach === 'string' ? written.forEach : undefined;
  const [given, back] = useMemo((): [ExpressionPlace, ExpressionPlace] => {
    const { module } = ref;
    return [
      { kind: 'subprocess', module, entity, lines: forEach },
      { kind: 'record', module, entity: child ?? '' },
    ];
  }, [ref, entity, forEach, child]);
  const targets = useFillable(child);
  const own = useFillable(entity, forEach);
  if (child === undefined) return null;
  const waits = written?.wait !== false;
  return (
    <>
      <FormulaRows
        place={at('input')}
        name={say('input')}
        hint={say('inputHint')}
        keys={targets}
        within={given}
      />
      {forEach === undefined && <CarriedLines node={node} child={child} />}
      {(waits || written?.output !== undefined) && (
        <FormulaRows
          place={at('output')}
          name={say('output')}
          hint={say(forEach === undefined ? 'outputHint' : 'outputLineHint')}
          keys={own}
          within={back}
        />
      )}
    </>
  );
}
