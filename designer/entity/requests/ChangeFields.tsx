import { isJsonObject, type JsonObject } from '../../../engine/json.ts';
import { useLabel } from '../../../runtime/app/components/use-label.ts';
import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { useSources } from '../../draft/DraftProvider.tsx';
import { changeWords } from '../../messages/changes.ts';
import { requestWords } from '../../messages/requests.ts';
import { LabelField } from '../../properties/LabelField.tsx';
import { SwitchLine } from '../../properties/SwitchLine.tsx';
import { valueName } from '../../words/names.ts';
import { fieldRows } from '../../workflow/inspector/field-rows.ts';
import { RequestGroup, useWorkflowOptions, WorkflowField } from './RequestFields.tsx';
import type { RequestsProps } from './RequestsView.tsx';

const classes = ['free', 'notify', 'reapprove', 'frozen'] as const;

/** Requests for a change: who decides, and what each field says of it (approval.md L6). */
export function ChangeFields({ entity, at }: RequestsProps) {
  const say = useWords(requestWords);
  const counts = useClassCounts(entity.id);
  const [first] = useWorkflowOptions(entity);
  const label = { 'zh-CN': '变更申请', en: 'Change request' };
  return (
    <RequestGroup
      place={at('change')}
      name={say('change')}
      hint={say('changeHint')}
      begin={{ label, workflow: first?.value ?? '' }}
    >
      <LabelField place={at('change', 'label')} name={say('label')} />
      <WorkflowField place={at('change', 'workflow')} entity={entity} />
      <SwitchLine place={at('change', 'several')} name={say('several')} hint={say('severalHint')} />
      <p className="field-hint">{say('fieldsHint', { counts })}</p>
    </RequestGroup>
  );
}

/** How many fields are of which class: “Asked for: 12, Cannot be changed: 2”. */
function useClassCounts(entity: string): string {
  const say = useWords(requestWords);
  const join = useWords(changeWords);
  const label = useLabel();
  const sources = useSources();
  const rows = fieldRows(sources, entity).filter((row) => !row.isComputed);
  const classOf = (definition: JsonObject) => (isJsonObject(definition) ? definition.change : undefined);
  return classes
    .map((one) => ({
      name: label(valueName('change', one)),
      count: rows.filter(({ definition }) => (classOf(definition) ?? 'reapprove') === one).length,
    }))
    .filter(({ count }) => count > 0)
    .map((one) => say('counts', one))
    .join(join('list'));
}
