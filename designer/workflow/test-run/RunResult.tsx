import { Alert } from 'antd';
import { isError } from '../../../engine/issue.ts';
import type { JsonObject } from '../../../engine/json.ts';
import type { PathStep } from '../../../engine/workflow/predict.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { issueMessage } from '../../../runtime/app/messages/code-message.ts';
import { useLanguage, useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { nodeOf } from '../../graph/pointer.ts';
import { runWords } from '../../messages/run.ts';
import { fieldLabel } from '../../words/field-label.ts';
import { decisionWords } from '../decision-words.ts';
import { nodeName } from '../node-words.ts';
import { useWorkflow } from '../workflow-context.tsx';
import type { Simulation } from './simulation.ts';

const endWords = { approved: 'approved', rejected: 'rejected', failed: 'failed' } as const;

/** Whom the sample would meet, in order, and how it would end. */
export function RunResult({ result, workflow }: { result: Simulation; workflow: JsonObject }) {
  const say = useWords(runWords);
  const language = useLanguage();
  const { path, issues } = result;
  // What the engine calculates itself is no part of a sample.
  const wrong = issues.filter((one) => isError(one) && one.code !== 'field.computed');
  const ends = endWords[path.ends as keyof typeof endWords] ?? 'running';
  return (
    <div className="run-result" role="status">
      <h3 className="section-title">{say('result')}</h3>
      {wrong.length > 0 && (
        <Alert
          type="warning"
          title={say('issues')}
          description={wrong.map((one) => (
            <p key={`${one.code}${one.path}`}>{issueMessage(language, one)}</p>
          ))}
        />
      )}
      <p>{path.steps.length === 0 ? say('direct') : say('path', { count: path.steps.length })}</p>
      <ol>
        {path.steps.map((step) => (
          <Step key={step.visit} step={step} workflow={workflow} />
        ))}
      </ol>
      <p className="run-end" data-end={ends}>
        {say(ends)}
      </p>
    </div>
  );
}

function Step({ step, workflow }: { step: PathStep; workflow: JsonObject }) {
  const say = useWords(runWords);
  const language = useLanguage();
  const label = useLabel();
  const sources = useSources();
  const { entity } = useWorkflow();
  const names = step.slots.map((slot) => slot.assignee.name);
  const fields = step.dependsOn.map((one) => label(fieldLabel(sources, entity, one)) || one);
  const nobody = say(step.reason === undefined ? 'nobody' : 'autoPass');
  const written = nodeOf(workflow, step.node);
  const { choice } = step;
  const open = choice && say(choice.by === 'initiator' ? 'chosenByInitiator' : 'chosenByPrevious');
  return (
    <li data-user-content="">
      <strong>{nodeName(written, step.node, language)}</strong>
      <span>{names.length === 0 ? (open ?? nobody) : names.join(language === 'en' ? ', ' : '、')}</span>
      {names.length > 1 && <small>{decisionWords(written?.decision, language)}</small>}
      {fields.length > 0 && <small>{say('dependsOn', { fields: fields.join(', ') })}</small>}
    </li>
  );
}
