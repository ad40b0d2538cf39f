import type { PathStep } from '../../api/approval-path.ts';
import type { TaskNeeds } from '../../api/tasks.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import { PeopleSelect } from './PersonPicker.tsx';

type Chosen = NonNullable<TaskNeeds['chosen']>;

/** Steps of a path whose people somebody has to choose. */
export function choicesOf(steps: readonly PathStep[], by: 'initiator' | 'previous'): PathStep[] {
  const open = steps.filter((step) => step.choice?.by === by);
  return [...new Map(open.map((step) => [step.node, step])).values()];
}

/** Whether enough people are chosen for every one of these steps. */
export function isChosen(steps: readonly PathStep[], chosen: Chosen): boolean {
  return steps.every(({ node, choice }) => (chosen[node]?.length ?? 0) >= (choice?.least ?? 1));
}

/** For each step a field to choose its people in (approval.md A5). */
export function ChoiceFields(props: {
  steps: readonly PathStep[];
  chosen: Chosen;
  isMissing: boolean;
  onChange: (chosen: Chosen) => void;
}) {
  const { steps, chosen, isMissing, onChange } = props;
  const say = useWords(actWords);
  const label = useLabel();
  return steps.map(({ node, label: words, choice }, index) => {
    if (!choice) return null;
    const { least, most, candidates } = choice;
    return (
      <div key={node} className="choice-field" data-user-content="">
        <PeopleSelect
          label={say('chooseFor', { node: label(words) || node })}
          people={candidates}
          isMany={most > 1}
          most={most}
          autoFocus={index === 0}
          isMissing={isMissing && (chosen[node]?.length ?? 0) < least}
          onChange={(people) => onChange({ ...chosen, [node]: people })}
        />
        <small>{most === 1 ? say('chooseOne') : say('chooseHint', { least, most })}</small>
      </div>
    );
  });
}
