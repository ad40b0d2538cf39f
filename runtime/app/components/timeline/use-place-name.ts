import { timelineWords } from '../../messages/areas/timeline.ts';
import { useWords } from '../../messages/use-words.ts';
import { useLabel } from '../use-label.ts';
import type { ChangePlace } from './change-place.ts';

/** Names a place of a record: “总金额”, “订单明细 第 3 行 · 数量”. */
export function usePlaceName(): (place: ChangePlace) => string {
  const say = useWords(timelineWords);
  const label = useLabel();
  return ({ lines, lineNumber, field }) => {
    if (!lines) return label(field?.label);
    const line = lineNumber === undefined ? say('formerLine') : say('line', { number: lineNumber });
    const whole = `${label(lines.label)} ${line}`;
    return field ? `${whole} · ${label(field.label)}` : whole;
  };
}
