import { Alert } from 'antd';
import { useMemo } from 'react';
import { isJsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { analyse } from '../../draft/analysis.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { ConditionField } from '../../expression/ConditionField.tsx';
import { scopeAt } from '../../expression/place.ts';
import { hasElseBranch, typeOf } from '../../graph/graph.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { Property } from '../../properties/Property.tsx';
import { useProperty } from '../../properties/use-property.ts';
import { propertyName } from '../../words/names.ts';
import { useNode, useWorkflow } from '../workflow-context.tsx';
import type { PanelProps } from './panels.tsx';
import { WayField } from './WayField.tsx';

/** A branch: its name, and when it is taken. */
export function BranchPanel({ node, branch }: PanelProps) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  const fork = useNode(node);
  const branches = fork?.branches;
  const path = ['nodes', node, 'branches', branch];
  const isLast = hasElseBranch(fork) && isJsonObject(branches) && Object.keys(branches).at(-1) === branch;
  if (!isJsonObject(branches) || !Object.hasOwn(branches, branch)) return null;
  return (
    <div className="properties">
      <LabelField optional place={{ definition: ref, path: [...path, 'label'] }} />
      {hasElseBranch(fork) &&
        (isLast ? (
          <Alert showIcon type="info" title={say('lastBranch')} />
        ) : (
          <When path={[...path, 'when']} />
        ))}
      {typeOf(fork) === 'exclusive' && <WayField node={node} branch={branch} />}
    </div>
  );
}

function When({ path }: { path: readonly string[] }) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const { ref, place, labels } = useWorkflow();
  const sources = useSources();
  const scope = useMemo(() => scopeAt(analyse(sources), place), [sources, place]);
  const property = { definition: ref, path };
  const { value, set } = useProperty<string>(property);
  return (
    <Property place={property} name={say('condition')}>
      {(id) => (
        <ConditionField
          id={id}
          value={value}
          labels={labels}
          scope={scope}
          onChange={set}
          label={label(propertyName('when'))}
        />
      )}
    </Property>
  );
}
