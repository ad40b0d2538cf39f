import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { ChoiceField } from '../../../properties/ChoiceField.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { type PropertyPlace, useProperty } from '../../../properties/use-property.ts';

/** Whether a task may be handed on, and whether its clock starts again then (approval.md S1, H3). */
export function TransferFields({ place }: { place: PropertyPlace }) {
  const say = useWords(inspectorWords);
  const within = (key: string) => ({ ...place, path: [...place.path, key] });
  const { value } = useProperty<boolean>(within('allowed'), true);
  return (
    <>
      <SwitchLine
        place={within('allowed')}
        fallback
        name={say('transferAllowed')}
        hint={say('transferHint')}
      />
      {value !== false && (
        <div className="fold-within">
          <ChoiceField place={within('deadline')} options={['keep', 'restart']} fallback="keep" segmented />
        </div>
      )}
    </>
  );
}
