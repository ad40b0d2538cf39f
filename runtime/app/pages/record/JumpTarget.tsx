import type { OfferedAction } from '../../api/record-actions.ts';
import { Choice } from '../../components/acts/ActFields.tsx';
import { SelectField } from '../../components/acts/SelectField.tsx';
import { useLabel } from '../../components/use-label.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { approvalWords } from '../../messages/areas/approval.ts';
import { useWords } from '../../messages/use-words.ts';

/** Steps that are all in sight; more of them are a list to open. */
const mostInSight = 9;

/** Where an approval jumps to (approval.md B11). */
export function JumpTarget(props: {
  action: OfferedAction;
  to: string | undefined;
  onChange: (to: string) => void;
}) {
  const { action, to, onChange } = props;
  const say = useWords(actWords);
  const path = useWords(approvalWords);
  const label = useLabel();
  const options = (action.targets ?? []).map((target) => ({
    value: target.to,
    // An end needs no name of its own.
    label: label(target.label) || path('end'),
  }));
  if (options.length <= mostInSight)
    return <Choice label={say('jumpTo')} value={to ?? ''} isData options={options} onChange={onChange} />;
  return <SelectField label={say('jumpTo')} value={to} options={options} onChange={onChange} />;
}
