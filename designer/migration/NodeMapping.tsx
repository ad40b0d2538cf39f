import { Alert, Select } from 'antd';
import { useRef } from 'react';
import { textOf } from '../../engine/definition/common.ts';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { useDraft } from '../draft/DraftProvider.tsx';
import { findDefinition } from '../draft/definition-ref.ts';
import { typeOf } from '../graph/graph.ts';
import { nodeOf, nodesOf } from '../graph/pointer.ts';
import { migrationWords } from '../messages/migration.ts';
import { nodeName } from '../workflow/node-words.ts';
import { standingAt } from './effect-words.ts';
import type { DryRun } from './migrations.ts';

interface NodeMappingProps {
  workflow: string;
  data: DryRun | undefined;
  nodes: Readonly<Record<string, string>>;
  onChange: (nodes: Record<string, string>) => void;
}

/** Where approvals go on that stand at steps that are not there any more. */
export function NodeMapping({ workflow, data, nodes, onChange }: NodeMappingProps) {
  const say = useWords(migrationWords);
  const language = useLanguage();
  const definition = useDraft(
    (state) => findDefinition(state.published.sources, 'workflow', workflow)?.definition,
  );
  const known = useRef<DryRun['labels']>({});
  if (data) known.current = { ...known.current, ...data.labels };
  const missing = [
    ...new Set([...Object.keys(nodes), ...(data?.items ?? []).flatMap((one) => standingAt(one))]),
  ];
  if (missing.length === 0 || !definition) return null;
  const goals = Object.keys(nodesOf(definition))
    .filter((id) => !['start', 'end'].includes(typeOf(nodeOf(definition, id))))
    .map((id) => ({ value: id, label: nodeName(nodeOf(definition, id), id, language) }));
  const set = (node: string, to: string | undefined) => {
    const { [node]: _, ...rest } = nodes;
    onChange(to === undefined ? rest : { ...rest, [node]: to });
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={say('mapping')}
      description={
        <ul className="migration-mapping">
          {missing.map((node) => {
            const name = say('mapTo', { node: textOf(known.current[node], language) || node });
            return (
              <li key={node}>
                <span>{name}</span>
                <Select
                  allowClear
                  aria-label={name}
                  placeholder={say('choose')}
                  value={nodes[node] ?? null}
                  options={goals}
                  onChange={(to) => set(node, to ?? undefined)}
                />
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
