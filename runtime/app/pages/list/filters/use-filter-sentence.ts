import { textOf } from '../../../../../engine/definition/common.ts';
import { type NamedEntity, useTitles } from '../../../api/titles.ts';
import { useReader } from '../../../components/use-reader.ts';
import { groupDigits } from '../../../form/values/format-number.ts';
import { formatValue } from '../../../form/values/format-value.ts';
import { listWords } from '../../../messages/areas/list.ts';
import { comma } from '../../../messages/comma.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { ListField } from '../list-field.ts';
import { type FilterValue, isBlank } from './filter-kind.ts';

const nothing: string[] = [];

/** What a filter asks, in a few words: “已审核、发货中”, “≥ 50,000”; '' when it asks nothing. */
export function useFilterSentence({ field }: ListField, value: FilterValue, named: NamedEntity): string {
  const say = useWords(listWords);
  const reader = useReader();
  const titles = useTitles(named, value.kind === 'references' ? value.ids : nothing);
  const all = (words: string[]) => words.join(comma[reader.language]);
  if (isBlank(value)) return '';
  switch (value.kind) {
    case 'options':
      return all(
        value.options.map((option) => {
          if ('options' in field && field.options?.[option])
            return textOf(field.options[option].label, reader.language);
          if (option === 'true' || option === 'false') return say(option === 'true' ? 'yes' : 'no');
          return formatValue(field, option, reader);
        }),
      );
    case 'references':
      return all(titles.map((one) => one.title));
    case 'text':
      return `“${value.text}”`;
    case 'dates':
      return value.period ? say(value.period) : between(value.from, value.until);
    case 'numbers':
      return between(value.from && groupDigits(value.from), value.until && groupDigits(value.until));
  }
}

function between(from: string | undefined, until: string | undefined): string {
  if (from !== undefined && until !== undefined) return from === until ? from : `${from} – ${until}`;
  return from !== undefined ? `≥ ${from}` : `≤ ${until}`;
}
