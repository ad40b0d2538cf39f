import { Select } from 'antd';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useWords } from '../../runtime/app/messages/use-words.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { inspectorWords } from '../messages/inspector.ts';
import { catalogueOf } from '../shell/catalogue.ts';
import { useOrganisation } from './use-organisation.ts';

export interface PickProps {
  value: unknown;
  onChange: (value: string) => void;
}

interface OptionsProps extends PickProps {
  name: string;
  options: { value: string; label: string }[];
}

/** Chooses one of a list by typing or looking. */
export function Pick({ name, value, options, onChange }: OptionsProps) {
  return (
    <Select
      className="pick"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={name}
      placeholder={name}
      value={typeof value === 'string' && value !== '' ? value : null}
      options={options}
      onChange={onChange}
      popupMatchSelectWidth={false}
    />
  );
}

export function RolePick(props: PickProps) {
  const say = useWords(inspectorWords);
  const label = useLabel();
  const sources = useSources();
  const roles = catalogueOf(sources).flatMap((module) =>
    module.definitions.filter(({ ref }) => ref.kind === 'role'),
  );
  const options = roles.map(({ ref, label: words }) => ({ value: ref.id, label: label(words) }));
  return <Pick name={say('chooseRole')} options={options} {...props} />;
}

export function UserPick(props: PickProps) {
  const say = useWords(inspectorWords);
  const { people } = useOrganisation();
  const options = people.map(({ username, name, department }) => ({
    value: username,
    label: department ? `${name} · ${department}` : name,
  }));
  return <Pick name={say('chooseUser')} options={options} {...props} />;
}

export function PositionPick(props: PickProps) {
  const say = useWords(inspectorWords);
  const { positions } = useOrganisation();
  const options = positions.map(({ code, name }) => ({ value: code, label: name }));
  return <Pick name={say('choosePosition')} options={options} {...props} />;
}

export function GroupPick(props: PickProps) {
  const say = useWords(inspectorWords);
  const { groups } = useOrganisation();
  const options = groups.map(({ code, name }) => ({ value: code, label: name }));
  return <Pick name={say('chooseGroup')} options={options} {...props} />;
}
