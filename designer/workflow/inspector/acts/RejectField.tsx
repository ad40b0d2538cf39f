import { Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject, type Json } from '../../../../engine/json.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { nodeOf } from '../../../graph/pointer.ts';
import { rejectTargets } from '../../../graph/way-targets.ts';
import { wayWords } from '../../../messages/ways.ts';
import { Property } from '../../../properties/Property.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { valueName } from '../../../words/names.ts';
import { useActGround } from '../../acts/ground.ts';
import { leadRejected } from '../../acts/ways.ts';
import { nodeName } from '../../node-words.ts';
import { useNodePlaces, useWorkflowJson } from '../../workflow-context.tsx';

interface RejectFieldProps {
  node: string;
  /** What may follow without a way of its own; the first is usual. */
  words: readonly [string, ...string[]];
}

/** What a rejection leads to: an end, the initiator, a way of its own, or a step that is there already (approval.md B1). */
export function RejectField({ node, words }: RejectFieldProps) {
  const say = useWords(wayWords);
  const label = useLabel();
  const language = useLanguage();
  const ground = useActGround();
  const workflow = useWorkflowJson();
  const place = useNodePlaces(node)('onReject');
  const { value } = useProperty<Json>(place, words[0]);
  const branch = isJsonObject(value) ? String(value.branch) : undefined;
  const targets = useMemo(() => rejectTargets(workflow, node), [workflow, node]);
  const others = targets.includes(branch ?? '') || branch === undefined ? targets : [branch, ...targets];
  const elsewhere = others.map((id) => ({
    value: `to:${id}`,
    label: say('rejectTo', { name: nodeName(nodeOf(workflow, id), id, language) }),
  }));
  return (
    <Property place={place} {...(branch !== undefined && { hint: say('rejectOwnHint') })}>
      {(id) => (
        <Select
          id={id}
          value={branch === undefined ? String(value) : `to:${branch}`}
          options={[
            ...words.map((one) => ({ value: one, label: label(valueName('onReject', one)) })),
            ...(branch === undefined ? [{ value: 'own', label: say('rejectOwn') }] : []),
            ...(elsewhere.length > 0 ? [{ label: say('rejectElsewhere'), options: elsewhere }] : []),
          ]}
          onChange={(next: string) => leadRejected(ground, node, next === words[0] ? undefined : next)}
        />
      )}
    </Property>
  );
}
