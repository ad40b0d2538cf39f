import { CloseOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import type { RecordAnswer } from '../../../runtime/app/api/records.ts';
import { useProblemWords } from '../../../runtime/app/components/use-problem-words.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useCheck, useDraft, useDraftStore, useSources } from '../../draft/DraftProvider.tsx';
import { currentLayer } from '../../draft/draft-store.ts';
import { entityAt } from '../../expression/names.ts';
import { runWords } from '../../messages/run.ts';
import { useCanvasStore } from '../canvas-store.ts';
import { useWorkflow, useWorkflowJson } from '../workflow-context.tsx';
import { RunResult } from './RunResult.tsx';
import { SampleField } from './SampleField.tsx';
import { SampleValues } from './SampleValues.tsx';
import { sampleOf } from './sample-of.ts';
import { marksOf, simulate } from './simulation.ts';
import './test-run.css';

/** Takes a sample through the draft's workflow with the engine that runs it, and shows the way on the canvas. */
export function TestRun({ onClose }: { onClose: () => void }) {
  const say = useWords(runWords);
  const id = useId();
  const problemWords = useProblemWords();
  const canvas = useCanvasStore();
  const { ref, entity } = useWorkflow();
  const workflow = useWorkflowJson();
  const drafts = useDraftStore();
  const people = useDraft((state) => state.workspace.people);
  const sources = useSources();
  const isBroken = useCheck((state) => state.problems.some((one) => one.isError));
  const [initiator, setInitiator] = useState<string>();
  const [sample, setSample] = useState<JsonObject>();
  const fields = entityAt(sources, entity)?.fields;
  const ask = useMutation({
    mutationFn: simulate,
    onSuccess: (one) => canvas.setState({ run: marksOf(workflow, one) }),
  });
  // A result is of the workflow that was tried; once that changes it is nothing to look at any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another workflow ends it
  useEffect(() => {
    ask.reset();
    canvas.setState({ run: undefined });
    return () => canvas.setState({ run: undefined });
  }, [workflow, canvas]);
  const take = (record: RecordAnswer) => {
    if (isJsonObject(fields)) setSample(sampleOf(record, fields));
    const { salesperson, createdBy } = record as { salesperson?: { id: string }; createdBy: { id: string } };
    const submitter = salesperson?.id ?? createdBy.id;
    if (people.some((one) => one.id === submitter)) setInitiator(submitter);
  };
  const run = () => {
    if (!sample || initiator === undefined) return;
    const layer = currentLayer(drafts.getState(), '');
    ask.mutate({ layer, workflow: ref.id, initiator, input: sample });
  };
  return (
    <section className="test-run" aria-label={say('title')}>
      <header>
        <h2>{say('title')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={say('close')} onClick={onClose} />
      </header>
      <p className="field-hint">{say('hint')}</p>
      <SampleField entity={entity} onTake={take} />
      <div>
        <label className="add-label" htmlFor={id}>
          {say('initiator')}
        </label>
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={initiator ?? null}
          options={people.map((one) => ({
            value: one.id as string | null,
            label: one.department === null ? one.name : `${one.name} · ${one.department}`,
          }))}
          onChange={(next) => setInitiator(next ?? undefined)}
        />
      </div>
      {sample && isJsonObject(fields) && (
        <SampleValues entity={entity} fields={fields} sample={sample} onChange={setSample} />
      )}
      {isBroken && <Alert showIcon type="warning" title={say('notRun')} />}
      <Button
        type="primary"
        icon={<PlayCircleOutlined />}
        loading={ask.isPending}
        disabled={!sample || initiator === undefined || isBroken}
        onClick={run}
      >
        {say('run')}
      </Button>
      {ask.error && (
        <Alert showIcon type="error" title={say('failedRun', { why: problemWords(ask.error) })} />
      )}
      {ask.data && <RunResult result={ask.data} workflow={workflow} />}
    </section>
  );
}
