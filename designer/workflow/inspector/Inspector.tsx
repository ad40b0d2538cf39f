import { Drawer } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useIsPhone } from '../../../runtime/app/components/use-media.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { useDraft } from '../../draft/DraftProvider.tsx';
import { typeOf } from '../../graph/graph.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { useFocusedControl } from '../../problems/focus-store.ts';
import { PanelFrame } from '../../shell/PanelFrame.tsx';
import { focusBox, selectPart, useActGround } from '../acts/ground.ts';
import { takeBackFresh } from '../acts/insert.ts';
import { partName } from '../node-words.ts';
import { useNode, useWorkflow } from '../workflow-context.tsx';
import { panelOf } from './panels.tsx';

/** The properties of what is selected, beside the canvas; on a phone over it. */
export function Inspector() {
  const part = useDraft((state) => state.history.present.selection.part);
  const isPhone = useIsPhone();
  if (part === undefined) return null;
  return isPhone ? <Sheet part={part} /> : <Aside part={part} />;
}

function Sheet({ part }: { part: string }) {
  const ground = useActGround();
  const title = <span data-user-content="">{useTitle(part)}</span>;
  return (
    <Drawer open placement="bottom" size="86dvh" title={title} onClose={() => selectPart(ground, undefined)}>
      <Content part={part} />
    </Drawer>
  );
}

/** What is selected, by its name. */
function useTitle(part: string): string {
  const say = useWords(inspectorWords);
  const language = useLanguage();
  const [id = '', branch] = part.split('/');
  const node = useNode(id);
  return part === 'settings' ? say('workflowSettings') : partName(node, id, branch, language);
}

function Aside({ part }: { part: string }) {
  const ground = useActGround();
  const title = useTitle(part);
  const close = () => {
    const { current } = ground.canvas.getState();
    selectPart(ground, undefined);
    if (current !== undefined) focusBox(ground.canvas, current);
  };
  const takeBackOrClose = () => {
    if (!takeBackFresh(ground)) close();
  };
  return (
    <PanelFrame title={title} onClose={close} onEscape={takeBackOrClose}>
      <Content part={part} />
    </PanelFrame>
  );
}

function Content({ part }: { part: string }) {
  const [id = '', branch] = part.split('/');
  const { ref } = useWorkflow();
  const node = useNode(id);
  const box = useRef<HTMLDivElement>(null);
  const isSettings = part === 'settings';
  useFocusedControl(ref, isSettings ? [] : ['nodes', id], box);
  const [shown, setShown] = useState(part);
  // A click into the next node ends what was being typed in this one before the drawer changes.
  useEffect(() => setShown(part), [part]);
  const Panel = panelOf(isSettings ? 'settings' : branch !== undefined ? 'branch' : typeOf(node));
  if (!node && !isSettings) return null;
  return (
    <div ref={box} className="inspector-content" key={shown}>
      <Panel node={id} branch={branch ?? ''} />
    </div>
  );
}
