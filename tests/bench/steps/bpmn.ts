import { EventEmitter } from 'node:events';
import { Engine } from 'bpmn-engine';
import type { Approvals } from './main.ts';
import { approvalsOfRequest } from './ours.ts';

interface WaitingTask {
  signal(): void;
}

/** As many user tasks in a row, each signalled as soon as it waits. */
export function bpmnApprovals(nodes: number): Approvals {
  const source = processOf(nodes);
  return async () => {
    const engine = Engine({ name: 'approvals', source });
    const listener = new EventEmitter();
    let approved = 0;
    const done = new Promise<void>((resolve) => {
      listener.on('activity.wait', (task: WaitingTask) => {
        if (approved++ === approvalsOfRequest) resolve();
        else task.signal();
      });
      engine.once('end', () => resolve());
    });
    const execution = await engine.execute({ listener: listener as never });
    await done;
    execution.stop();
    return approvalsOfRequest;
  };
}

function processOf(nodes: number): string {
  const ids = Array.from({ length: nodes }, (_, index) => `n${index}`);
  const way = ['begin', ...ids, 'end'];
  const flows = way
    .slice(1)
    .map((id, index) => `<sequenceFlow id="f${index}" sourceRef="${way[index]}" targetRef="${id}" />`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">
  <process id="approvals" isExecutable="true">
    <startEvent id="begin" />${ids.map((id) => `<userTask id="${id}" />`).join('')}<endEvent id="end" />
    ${flows.join('')}
  </process>
</definitions>`;
}
