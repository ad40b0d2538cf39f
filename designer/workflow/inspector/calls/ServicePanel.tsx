import { Switch } from 'antd';
import type { JsonObject } from '../../../../engine/json.ts';
import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { callWords } from '../../../messages/calls.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { CountField } from '../../../properties/CountField.tsx';
import { DurationField } from '../../../properties/DurationField.tsx';
import { Fold } from '../../../properties/Fold.tsx';
import { LabelField } from '../../../properties/LabelField.tsx';
import { Property } from '../../../properties/Property.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { useNode, useNodePlaces } from '../../workflow-context.tsx';
import { GeneralTabs } from '../GeneralTabs.tsx';
import type { PanelProps } from '../panels.tsx';
import { AnswerField } from './AnswerField.tsx';
import { CallFields } from './CallFields.tsx';

const seldom = ['retries', 'backoff', 'timeout'] as const;

/** A node that has something done: what, with what, what becomes of its answer, and what takes it back (approval.md G6, B5). */
export function ServicePanel({ node }: PanelProps) {
  const say = useWords(callWords);
  const name = useWords(inspectorWords)('name');
  const at = useNodePlaces(node);
  const written = useNode(node);
  return (
    <GeneralTabs node={node}>
      <p className="field-hint">{say('serviceHint')}</p>
      <LabelField optional place={at('label')} name={name} />
      <CallFields place={at()} />
      {(written?.service === 'http-request' || written?.output !== undefined) && (
        <AnswerField place={at('output')} />
      )}
      <Compensation node={node} />
      <Fold title={say('failing')} place={at()} keys={seldom}>
        <CountField place={at('retries')} min={0} max={10} fallback={3} name={say('retries')} />
        <DurationField place={at('backoff')} fallback="PT1M" name={say('backoff')} />
        <CountField place={at('timeout')} min={1} max={30} fallback={5} name={say('timeout')} />
      </Fold>
    </GeneralTabs>
  );
}

/** What takes it back when the way goes back behind it (approval.md B5). */
function Compensation({ node }: { node: string }) {
  const say = useWords(callWords);
  const place = useNodePlaces(node)('compensate');
  const { value, set } = useProperty<JsonObject>(place);
  return (
    <Property
      place={place}
      name={say('compensate')}
      hint={say('compensateHint')}
      aside={(id) => (
        <Switch
          id={id}
          size="small"
          checked={value !== undefined}
          onChange={(on) => set(on ? { service: 'set-fields', input: {} } : undefined)}
        />
      )}
    >
      {() =>
        value !== undefined && (
          <div className="fold-within">
            <CallFields place={place} />
          </div>
        )
      }
    </Property>
  );
}
