import { Select } from 'antd';

interface SelectFieldProps {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  isMissing?: boolean;
  onChange: (value: string) => void;
}

/** One of many that an act is about, from a list to open; nothing is chosen before somebody does. */
export function SelectField({ label, value, options, isMissing = false, onChange }: SelectFieldProps) {
  return (
    <div className="act-field">
      <span aria-hidden="true">{label}</span>
      <Select
        autoFocus
        size="large"
        aria-label={label}
        status={isMissing ? 'error' : ''}
        {...(value !== undefined && { value })}
        options={options}
        onChange={onChange}
      />
    </div>
  );
}
