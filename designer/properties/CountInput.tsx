import { InputNumber } from 'antd';

interface CountInputProps {
  /** Read out for it. */
  label: string;
  value: number;
  max: number;
  /** What is counted. */
  suffix?: string;
  onChange: (count: number) => void;
}

/** A whole number from one up; emptied it stays what it was. */
export function CountInput({ label, value, max, suffix, onChange }: CountInputProps) {
  return (
    <InputNumber
      aria-label={label}
      min={1}
      max={max}
      precision={0}
      suffix={suffix}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
