import { Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject, type JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import type { ExpressionPlace } from '../../../expression/place.ts';
import { callWords } from '../../../messages/calls.ts';
import { Pick } from '../../../organisation/picks.tsx';
import { Property } from '../../../properties/Property.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { useNodePlaces, useWorkflow } from '../../workflow-context.tsx';
import { FormulaRows } from './FormulaRows.tsx';
import { useFillable, useLinesFields } from './use-fillable.ts';

/** Lines of the new record, one for each line of this one. */
export function CarriedLines({ node, child }: { node: string; child: string }) {
  const say = useWords(callWords);
  const { ref, entity } = useWorkflow();
  const at = useNodePlaces(node);
  const { value, set } = useProperty<JsonObject>(at('lines'));
  const lines = isJsonObject(value) ? value : undefined;
  const [own, theirs] = [useLinesFields(entity), useLinesFields(child)];
  const from = lines === undefined ? undefined : String(lines.from);
  const within = useMemo(
    (): ExpressionPlace => ({ kind: 'subprocess', module: ref.module, entity, lines: from }),
    [ref, entity, from],
  );
  const keys = useFillable(child, lines === undefined ? '' : String(lines.to));
  if (lines === undefined && (own.length === 0 || theirs.length === 0)) return null;
  const choose = (next: string) => {
    const to = lines?.to ?? theirs[0]?.value ?? '';
    set(next === '' ? undefined : { from: next, to, input: {} });
  };
  return (
    <Property place={at('lines')} name={say('lines')}>
      {(id) => (
        <>
          <Select
            id={id}
            value={from ?? ''}
            options={[{ value: '', label: say('linesNone') }, ...own]}
            onChange={choose}
          />
          {lines !== undefined && (
            <div className="fold-within">
              {theirs.length > 1 && (
                <Pick
                  name={say('linesTo')}
                  value={lines.to}
                  options={[...theirs]}
                  onChange={(to) => set({ ...lines, to, input: {} })}
                />
              )}
              <FormulaRows place={at('lines', 'input')} name={say('linesTo')} keys={keys} within={within} />
            </div>
          )}
        </>
      )}
    </Property>
  );
}
