import { useWords } from '../../../../runtime/app/messages/use-words.ts';
import { inspectorWords } from '../../../messages/inspector.ts';
import { Fold } from '../../../properties/Fold.tsx';
import { SwitchLine } from '../../../properties/SwitchLine.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { useNodePlaces } from '../../workflow-context.tsx';
import { PhrasesField } from './PhrasesField.tsx';
import { TransferFields } from './TransferFields.tsx';

/** The keys of a node that `PowerFields` edits. */
const keys = [
  ...['transfer', 'delegate', 'addSign', 'claim', 'abstain', 'batch', 'end'],
  ...['mandatory', 'phrases'],
] as const;

/** What else people may do with a task: hand it on, ask others in, claim it, abstain … (approval.md S1–S12). */
export function PowerFields({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const at = useNodePlaces(node);
  const canAdd = useProperty<boolean>(at('addSign', 'allowed'), true).value !== false;
  return (
    <Fold title={say('powers')} place={at()} keys={keys}>
      <TransferFields place={at('transfer')} />
      <SwitchLine
        place={at('delegate', 'allowed')}
        fallback
        name={say('delegateAllowed')}
        hint={say('delegateHint')}
      />
      <SwitchLine
        place={at('addSign', 'allowed')}
        fallback
        name={say('addSignAllowed')}
        hint={say('addSignHint')}
      />
      {canAdd && (
        <div className="fold-within">
          <SwitchLine place={at('addSign', 'nested')} />
          <SwitchLine place={at('addSign', 'removeOriginal')} />
        </div>
      )}
      <SwitchLine place={at('claim')} hint={say('claimHint')} />
      <SwitchLine place={at('abstain')} hint={say('abstainHint')} />
      <SwitchLine place={at('batch')} hint={say('batchHint')} />
      <SwitchLine place={at('end')} hint={say('mayEndHint')} />
      <SwitchLine place={at('mandatory')} hint={say('mandatoryHint')} />
      <PhrasesField place={at('phrases')} />
    </Fold>
  );
}
