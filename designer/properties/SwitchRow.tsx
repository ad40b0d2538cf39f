import { Switch } from 'antd';

interface SwitchRowProps {
  name: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

/** A switch of a larger property, with its words beside it. */
export function SwitchRow({ name, checked, onChange }: SwitchRowProps) {
  return (
    <div className="switch-row">
      <Switch size="small" aria-label={name} checked={checked} onChange={onChange} />
      <span aria-hidden>{name}</span>
    </div>
  );
}
