import {
  ApartmentOutlined,
  ExperimentOutlined,
  SettingOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useIsPhone } from '../../runtime/app/components/use-media.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { workflowWords } from '../messages/workflow.ts';
import type { DefinitionPageProps } from '../shell/DefinitionPage.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { selectPart, useActGround } from './acts/ground.ts';
import { Canvas } from './canvas/Canvas.tsx';
import { GoToNode } from './canvas/GoToNode.tsx';
import { CanvasContext, createCanvasStore } from './canvas-store.ts';
import { Inspector } from './inspector/Inspector.tsx';
import { Outline } from './outline/Outline.tsx';
import { TestRun } from './test-run/TestRun.tsx';
import { WorkflowProvider } from './workflow-context.tsx';
import './workflow-page.css';

/** A workflow: its canvas or outline, the properties of what is selected, and the test run. */
export default function WorkflowPage({ definition }: DefinitionPageProps) {
  const [canvas] = useState(createCanvasStore);
  return (
    <WorkflowProvider definition={definition}>
      <CanvasContext value={canvas}>
        <Page definition={definition} />
      </CanvasContext>
    </WorkflowProvider>
  );
}

type View = 'canvas' | 'outline';

function Page({ definition }: DefinitionPageProps) {
  const say = useWords(workflowWords);
  const ground = useActGround();
  const isPhone = useIsPhone();
  const [chosen, setView] = useState<View>();
  const [isTrying, setTrying] = useState(false);
  const view = chosen ?? (isPhone ? 'outline' : 'canvas');
  return (
    <>
      <PageHead definition={definition}>
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'canvas', icon: <ApartmentOutlined />, label: say('canvasView') },
            { value: 'outline', icon: <UnorderedListOutlined />, label: say('outline') },
          ]}
        />
        <Button
          icon={<SettingOutlined />}
          aria-label={say('settings')}
          onClick={() => selectPart(ground, 'settings')}
        >
          {isPhone ? undefined : say('settings')}
        </Button>
        <Button
          icon={<ExperimentOutlined />}
          aria-label={say('testRun')}
          aria-pressed={isTrying}
          onClick={() => {
            // The way of a sample is looked at on the canvas: it gets the room.
            selectPart(ground, undefined);
            setTrying(!isTrying);
          }}
        >
          {isPhone ? undefined : say('testRun')}
        </Button>
      </PageHead>
      <div className="workflow-columns">
        {isTrying && <TestRun onClose={() => setTrying(false)} />}
        <div className="workflow-view">{view === 'canvas' ? <Canvas /> : <Outline />}</div>
        <Inspector />
      </div>
      <GoToNode />
    </>
  );
}
