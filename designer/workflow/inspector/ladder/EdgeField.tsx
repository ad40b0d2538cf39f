import { Select } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { nodeOf } from '../../../graph/pointer.ts';
import { backTargets, forwardTargets } from '../../../graph/way-targets.ts';
import { ladderWords } from '../../../messages/ladder.ts';
import { nodeName } from '../../node-words.ts';
import { useWorkflowJson } from '../../workflow-context.tsx';
import type { RungProps } from './LadderField.tsx';

/** Where the way goes on when the time is up: at a node that is ahead, or back at one that it has been at (approval.md H2, G4). */
export function EdgeField({ node, value, onChange }: RungProps & { node: string }) {
  const say = useWords(ladderWords);
  const language = useLanguage();
  const workflow = useWorkflowJson();
  const { back, on } = useMemo(
    () => ({ back: backTargets(workflow, node), on: forwardTargets(workflow, node) }),
    [workflow, node],
  );
  const nameOf = (id: string) => nodeName(nodeOf(workflow, id), id, language);
  const chosen = typeof value.next === 'string' && value.next !== '' ? value.next : null;
  const isElsewhere = chosen !== null && !on.includes(chosen) && !back.includes(chosen);
  const choose = (next: string) => {
    const { back: _, ...rest } = value;
    onChange({ ...rest, next, ...(back.includes(next) && { back: true }) });
  };
  return (
    <Select<string | null>
      className="pick"
      aria-label={say('jumpTo')}
      placeholder={say('jumpTo')}
      value={chosen}
      options={[
        ...[...new Set([...on, ...(isElsewhere ? [chosen] : [])])].map((id) => ({
          value: id,
          label: say('onTo', { node: nameOf(id) }),
        })),
        ...back.map((id) => ({ value: id, label: say('backTo', { node: nameOf(id) }) })),
      ]}
      onChange={(next) => next !== null && choose(next)}
      popupMatchSelectWidth={false}
    />
  );
}
