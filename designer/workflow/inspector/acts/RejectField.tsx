import { Select } from 'antd';
import { isJsonObject, type Json } from '../../../../engine/json.ts';
import { useLabel } from '../../../../runtime/app/components/use-label.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { Property } from '../../../properties/Property.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';
import { valueName } from '../../../words/names.ts';
import { nodeName } from '../../node-words.ts';
import { useNode } from '../../workflow-context.tsx';

interface RejectFieldProps {
  place: PropertyPlace;
  branches: readonly ('end' | 'return')[];
}

/** What a rejection leads to; a branch of its own is only offered where there is one. */
export function RejectField({ place, branches }: RejectFieldProps) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const language = useLanguage();
  const { value, set } = useProperty<Json>(place, 'end');
  const branch = isJsonObject(value) ? String(value.branch) : undefined;
  const target = useNode(branch ?? '');
  const options = branches.map((one) => ({
    value: one as string,
    label: label(valueName('onReject', one)),
  }));
  if (branch !== undefined)
    options.push({
      value: 'branch',
      label: `${say('onRejectBranch')}: ${nodeName(target, branch, language)}`,
    });
  return (
    <Property place={place}>
      {(id) => (
        <Select
          id={id}
          value={branch === undefined ? String(value) : 'branch'}
          options={options}
          onChange={(next) => {
            if (next !== 'branch') set(next);
          }}
        />
      )}
    </Property>
  );
}
