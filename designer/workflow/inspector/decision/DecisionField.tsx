import { Select } from 'antd';
import type { Json, JsonObject } from '../../../../engine/json.ts';
import { useLanguage, useWords } from '../../../../runtime/app/messages/use-words.ts';
import { useDraftStore } from '../../../draft/DraftProvider.tsx';
import { targetIn } from '../../../draft/definition-ref.ts';
import { perform } from '../../../draft/draft-store.ts';
import { decisionWords } from '../../../messages/decision.ts';
import { Property } from '../../../properties/Property.tsx';
import { useProperty } from '../../../properties/use-property.ts';
import { type DecisionKind, decisionKindOf, decisionKinds, decisionSentence } from '../../decision-words.ts';
import { sourcesOf } from '../../node-words.ts';
import { useNode, useNodePlaces } from '../../workflow-context.tsx';
import { GroupFields } from './GroupFields.tsx';
import { OwnRule } from './OwnRule.tsx';
import { VoteFields } from './VoteFields.tsx';

/** What an own rule begins as: two thirds, by the counts of approval.md M5. */
const ownRule = {
  passWhen: 'approved * 3 >= total * 2',
  rejectWhen: '(approved + open) * 3 < total * 2',
};

/** How several people decide: a preset, a vote, groups that sign, or a rule of its own (approval.md M1–M7). */
export function DecisionField({ node }: { node: string }) {
  const say = useWords(decisionWords);
  const language = useLanguage();
  const place = useNodePlaces(node)('decision');
  const { value } = useProperty<Json>(place, 'any');
  const choose = useChoice(node);
  const kind = decisionKindOf(value);
  return (
    <Property place={place}>
      {(id) => (
        <>
          <Select<DecisionKind>
            id={id}
            value={kind}
            options={decisionKinds.map((one) => ({ value: one, label: say(one) }))}
            onChange={choose}
            listHeight={300}
          />
          <p className="field-hint">{decisionSentence(value, language)}</p>
          {kind === 'vote' && <VoteFields place={place} />}
          {kind === 'groups' && <GroupFields node={node} place={place} />}
          {kind === 'own' && <OwnRule place={place} />}
        </>
      )}
    </Property>
  );
}

/** Chooses a way to decide; where groups sign, each source of people is one to begin with. */
function useChoice(node: string): (kind: DecisionKind) => void {
  const drafts = useDraftStore();
  const at = useNodePlaces(node);
  const from = sourcesOf(useNode(node));
  const { set } = useProperty<Json>(at('decision'), 'any');
  return (kind) => {
    if (kind !== 'groups') {
      set(kind === 'vote' ? { vote: { percent: 60 } } : kind === 'own' ? ownRule : kind);
      return;
    }
    const groups = from.map((source, index) => String(source.signsFor ?? `group-${index + 1}`));
    const written: [string[], Json][] = [
      [
        ['decision'],
        { groups: Object.fromEntries((groups.length > 0 ? groups : ['group-1']).map((one) => [one, 1])) },
      ],
      [
        ['assignees', 'from'],
        from.map((source, index): JsonObject => ({ ...source, signsFor: groups[index] as string })),
      ],
    ];
    const mergeKey = `groups ${node}`;
    for (const [path, value] of written) {
      const { definition, path: full } = at(...path);
      perform(drafts, { kind: 'set-property', target: targetIn(definition, ...full), value }, { mergeKey });
    }
  };
}
