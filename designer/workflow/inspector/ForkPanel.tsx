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
import { inspectorWords } from '../../messages/inspector.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { addBranch, duplicateBranch, moveBranch } from '../acts/branches.ts';
import { selectPart, useActGround } from '../acts/ground.ts';
import { removeParts } from '../acts/nodes.ts';
import { branchName, conditionWords } from '../node-words.ts';
import { useWording } from '../use-wording.ts';
import { useNode, useWorkflow } from '../workflow-context.tsx';
import { JsonTab } from './JsonTab.tsx';
import type { PanelProps } from './panels.tsx';

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
  const hint = useWords(inspectorWords)('forkHint');
  const language = useLanguage();
  const wording = useWording();
  const ground = useActGround();
  const written = useNode(node)?.branches;
  const branches = Object.entries(isJsonObject(written) ? written : {});
  return (
    <>
      <p className="field-hint">{hint}</p>
      <ol className="branch-list">
        {branches.map(([id, branch], index) => {
          const isLast = index === branches.length - 1;
          const part = `${node}/${id}`;
          const when = isJsonObject(branch) ? branch.when : undefined;
          return (
            <li key={id} data-path={`branches/${id}`}>
              <button type="button" className="plain-button" onClick={() => selectPart(ground, part)}>
                <strong data-user-content="">{branchName(branch, isLast, language)}</strong>
                <small data-user-content="">
                  {isLast ? say('otherwiseHint') : (conditionWords(when, wording) ?? say('noCondition'))}
                </small>
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
                  disabled={index >= branches.length - 2}
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
                  disabled={isLast}
                  onClick={() => removeParts(ground, [part])}
                />
              </span>
            </li>
          );
        })}
      </ol>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => addBranch(ground, node)}>
        {say('addBranch')}
      </Button>
    </>
  );
}
