import {
  ArrowLeftOutlined,
  ArrowRightOutlined,
  CopyOutlined,
  DeleteOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { isJsonObject } from '../../../engine/json.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { hasElseBranch, isFork, typeOf } from '../../graph/graph.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { addBranch, duplicateBranch, moveBranch } from '../acts/branches.ts';
import { selectPart, useActGround } from '../acts/ground.ts';
import { removeParts } from '../acts/nodes.ts';
import { branchName, branchWords } from '../node-words.ts';
import { useWording } from '../use-wording.ts';
import { useNode, useWorkflow } from '../workflow-context.tsx';
import { JsonTab } from './JsonTab.tsx';
import { OutcomeFields } from './OutcomeFields.tsx';
import type { PanelProps } from './panels.tsx';

const hints: Record<string, 'forkHint' | 'parallelHint' | 'inclusiveHint'> = {
  exclusive: 'forkHint',
  parallel: 'parallelHint',
  inclusive: 'inclusiveHint',
};

/** A fork: its branches in the order in which they are asked. */
export function ForkPanel({ node }: PanelProps) {
  const say = useWords(inspectorWords);
  const { ref } = useWorkflow();
  return (
    <Tabs
      size="small"
      items={[
        {
          key: 'branches',
          label: say('branches'),
          children: (
            <div className="properties">
              <LabelField
                optional
                name={say('name')}
                place={{ definition: ref, path: ['nodes', node, 'label'] }}
              />
              <Branches node={node} />
              <OutcomeFields node={node} />
            </div>
          ),
        },
        { key: 'advanced', label: say('advanced'), children: <JsonTab path={['nodes', node]} /> },
      ]}
    />
  );
}

function Branches({ node }: { node: string }) {
  const say = useWords(workflowWords);
  const hint = useWords(inspectorWords);
  const language = useLanguage();
  const wording = useWording();
  const ground = useActGround();
  const fork = useNode(node);
  const type = typeOf(fork);
  const hasElse = hasElseBranch(fork);
  const written = fork?.branches;
  const branches = Object.entries(isJsonObject(written) ? written : {});
  return (
    <>
      <p className="field-hint">{hint(hints[type] ?? 'forkHint')}</p>
      <ol className="branch-list">
        {branches.map(([id, branch], index) => {
          const isLast = hasElse && index === branches.length - 1;
          const part = `${node}/${id}`;
          return (
            <li key={id} data-path={`branches/${id}`}>
              <button type="button" className="plain-button" onClick={() => selectPart(ground, part)}>
                <strong data-user-content="">{branchName(branch, isLast, language)}</strong>
                <small data-user-content="">{branchWords(fork, branch, isLast, wording)}</small>
              </button>
              <span className="row-buttons">
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowLeftOutlined />}
                  aria-label={say('moveLeft')}
                  disabled={index === 0 || isLast}
                  onClick={() => moveBranch(ground, part, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowRightOutlined />}
                  aria-label={say('moveRight')}
                  disabled={index >= branches.length - (hasElse ? 2 : 1)}
                  onClick={() => moveBranch(ground, part, 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<CopyOutlined />}
                  aria-label={say('duplicateBranch')}
                  onClick={() => duplicateBranch(ground, part)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={say('remove')}
                  disabled={isLast || (isFork(fork) && branches.length <= 2)}
                  onClick={() => removeParts(ground, [part])}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => addBranch(ground, node)}>
        {say(hasElse ? 'addBranch' : 'addParallelBranch')}
      </Button>
    </>
  );
}
