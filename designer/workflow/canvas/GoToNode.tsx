import { Modal, Select } from 'antd';
import { useMemo } from 'react';
import { isJsonObject } from '../../../engine/json.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { nodesOf } from '../../graph/pointer.ts';
import { workflowWords } from '../../messages/workflow.ts';
import { matchesTyped, preparePinyin } from '../../shell/use-pinyin-match.ts';
import { focusBox, selectPart, useActGround } from '../acts/ground.ts';
import { useCanvas, useCanvasStore } from '../canvas-store.ts';
import { nodeName, nodeSummary } from '../node-words.ts';
import { useWording } from '../use-wording.ts';
import { useWorkflowJson } from '../workflow-context.tsx';

/** Finds a node by its name, its id or its pinyin, and goes there. */
export function GoToNode() {
  const isFinding = useCanvas((state) => state.isFinding);
  return isFinding ? <Finder /> : null;
}

function Finder() {
  const say = useWords(workflowWords);
  const language = useLanguage();
  const wording = useWording();
  const canvas = useCanvasStore();
  const ground = useActGround();
  const workflow = useWorkflowJson();
  const nodes = useMemo(
    () =>
      Object.entries(nodesOf(workflow)).flatMap(([id, node]) =>
        isJsonObject(node) ? [{ id, node, name: nodeName(node, id, language) }] : [],
      ),
    [workflow, language],
  );
  const close = () => canvas.setState({ isFinding: false });
  return (
    <Modal
      open
      footer={null}
      closable={false}
      width={480}
      onCancel={close}
      title={say('goToNode')}
      mask={{ closable: true }}
    >
      <Select
        autoFocus
        defaultOpen
        className="go-to-node"
        aria-label={say('goToSearch')}
        placeholder={say('goToSearch')}
        onFocus={preparePinyin}
        showSearch={{
          filterOption: (typed, option) => {
            const found = nodes.find((one) => one.id === option?.value);
            const label = {
              'zh-CN': nodeName(found?.node, '', 'zh-CN'),
              en: nodeName(found?.node, '', 'en'),
            };
            return found !== undefined && matchesTyped(label, found.id, typed);
          },
        }}
        options={nodes.map(({ id, node, name }) => ({
          value: id,
          label: (
            <span className="go-to-option" data-user-content="">
              <strong>{name}</strong>
              <small>{nodeSummary(node, wording)}</small>
            </span>
          ),
        }))}
        onChange={(id: string) => {
          close();
          selectPart(ground, id);
          setTimeout(() => focusBox(canvas, id), 150);
        }}
      />
    </Modal>
  );
}
