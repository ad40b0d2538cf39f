import { useWords } from '../../../runtime/app/messages/use-words.ts';
import { isFork } from '../../graph/graph.ts';
import { inspectorWords } from '../../messages/inspector.ts';
import { ChoiceField } from '../../properties/ChoiceField.tsx';
import { Fold } from '../../properties/Fold.tsx';
import { SwitchLine } from '../../properties/SwitchLine.tsx';
import { useNode, useNodePlaces } from '../workflow-context.tsx';

/** What a fork makes of a branch that is rejected, and whether one branch may be opened again (approval.md B6). */
export function OutcomeFields({ node }: { node: string }) {
  const say = useWords(inspectorWords);
  const fork = useNode(node);
  const at = useNodePlaces(node);
  if (!isFork(fork)) return null;
  return (
    <>
      <ChoiceField
        place={at('onBranchReject')}
        options={['cancel-siblings', 'wait-all', 'ignore']}
        fallback="cancel-siblings"
        name={say('outcome')}
      />
      {fork?.onBranchReject === 'wait-all' && (
        <ChoiceField place={at('decide')} options={['all', 'any']} fallback="all" segmented />
      )}
      <Fold title={say('moreReturn')} place={at()} keys={['reopenBranchOnly']}>
        <SwitchLine place={at('reopenBranchOnly')} />
      </Fold>
    </>
  );
}
