import { useRef } from 'react';
import type { DefinitionKind } from '../../engine/definition/module.ts';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import type { DefinitionRef } from '../draft/definition-ref.ts';
import { roleWords } from '../messages/role.ts';
import { useFocusedControl } from '../problems/focus-store.ts';
import { LabelField } from '../properties/LabelField.tsx';
import { SeveralField } from '../properties/SeveralField.tsx';
import { SwitchField } from '../properties/SwitchField.tsx';
import type { PropertyPlace } from '../properties/use-property.ts';
import { labelOf } from '../shell/catalogue.ts';

const here: readonly string[] = [];

/** What a role is called, what it may open, and whether it may design or administer. */
export function RoleSettings({ role }: { role: DefinitionRef }) {
  const say = useWords(roleWords);
  const box = useRef<HTMLDivElement>(null);
  useFocusedControl(role, here, box);
  const at = (key: string) => ({ definition: role, path: [key] });
  return (
    <div className="properties role-settings" ref={box}>
      <LabelField place={at('label')} />
      <DefinitionsField place={at('reports')} kind="report" hint={say('reportsHint')} />
      <DefinitionsField place={at('ledgers')} kind="ledger" hint={say('ledgersHint')} />
      <SwitchField place={at('designer')} />
      <SwitchField place={at('administrator')} />
    </div>
  );
}

interface DefinitionsFieldProps {
  place: PropertyPlace;
  kind: DefinitionKind;
  hint: string;
}

/** Some definitions of a kind, by their names. */
function DefinitionsField({ place, kind, hint }: DefinitionsFieldProps) {
  const label = useLabel();
  const sources = useSources();
  const options = Object.values(sources).flatMap((source) =>
    Object.entries(source[kind]).map(([id, one]) => ({ value: id, label: label(labelOf(one)) || id })),
  );
  return <SeveralField place={place} hint={hint} options={options} />;
}
