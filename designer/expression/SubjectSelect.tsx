import { Select } from 'antd';
import { useMemo } from 'react';
import { useLanguage, useWords } from '../../runtime/app/messages/use-words.ts';
import { conditionWords } from '../messages/condition.ts';
import { matchesTyped, preparePinyin } from '../shell/use-pinyin-match.ts';
import { renderSubject, type SentenceLabels } from './render-sentence.ts';
import type { SentenceRow } from './sentence.ts';
import { groupName, type SubjectChoice, subjectKey } from './subjects.ts';

interface SubjectSelectProps {
  id?: string | undefined;
  choices: readonly SubjectChoice[];
  row: Pick<SentenceRow, 'subject'>;
  labels: SentenceLabels;
  onChange: (choice: SubjectChoice) => void;
}

/** Chooses a field by label, code or pinyin, under what it belongs to. */
export function SubjectSelect({ id, choices, row, labels, onChange }: SubjectSelectProps) {
  const say = useWords(conditionWords);
  const language = useLanguage();
  const groups = useMemo(() => {
    const found = new Map<string, SubjectChoice[]>();
    for (const one of choices) {
      const name = groupName(one, language) ?? say(one.group === 'lines' ? 'lineTotals' : 'thisRecord');
      found.set(name, [...(found.get(name) ?? []), one]);
    }
    return [...found];
  }, [choices, language, say]);
  const key = subjectKey(row.subject);
  return (
    <Select
      className="condition-subject"
      {...(id !== undefined && { id })}
      showSearch={{
        filterOption: (typed, option) => {
          const key = (option as { value?: string } | undefined)?.value;
          const choice = choices.find((one) => one.key === key);
          return choice !== undefined && matchesChoice(choice, labels, typed);
        },
      }}
      aria-label={say('field')}
      placeholder={say('chooseField')}
      value={key === '' ? null : key}
      onFocus={preparePinyin}
      onChange={(next: string) => {
        const choice = choices.find((one) => one.key === next);
        if (choice) onChange(choice);
      }}
      popupMatchSelectWidth={280}
      options={groups.map(([name, all]) => ({
        label: name,
        title: name,
        options: all.map((one) => ({
          value: one.key,
          label: renderSubject(one.subject, labels, language),
        })),
      }))}
    />
  );
}

function matchesChoice({ subject, key }: SubjectChoice, labels: SentenceLabels, typed: string): boolean {
  const label = {
    'zh-CN': renderSubject(subject, labels, 'zh-CN'),
    en: renderSubject(subject, labels, 'en'),
  };
  return matchesTyped(label, key, typed);
}
