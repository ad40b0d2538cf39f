import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type ActPlace, type FoundPerson, peopleQuery } from '../../api/rehearsals.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { codeMessage } from '../../messages/code-message.ts';
import { useLanguage, useWords } from '../../messages/use-words.ts';
import { PersonMark } from '../PersonMark.tsx';
import { useSettled } from '../use-settled.ts';

/** Chooses people by name, pinyin or department; who cannot be asked is shown with the reason. */
export function PersonPicker(props: {
  place: ActPlace;
  label: string;
  isMany: boolean;
  isMissing?: boolean;
  onChange: (ids: string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 150);
  const { data = [], isFetching } = useQuery({
    ...peopleQuery(props.place, search),
    placeholderData: (before) => before,
  });
  return <PeopleSelect {...props} people={data} isLoading={isFetching} onSearch={setTyped} />;
}

/** The field itself: over people that are found while typing, or over those that there are. */
export function PeopleSelect(props: {
  people: readonly FoundPerson[];
  label: string;
  isMany: boolean;
  most?: number;
  isMissing?: boolean;
  isLoading?: boolean;
  autoFocus?: boolean;
  /** Finds others while somebody types; without it those given are searched. */
  onSearch?: (typed: string) => void;
  onChange: (ids: string[]) => void;
}) {
  const { people, label, isMany, onSearch, onChange } = props;
  const say = useWords(actWords);
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const options = people.map((person) => ({
    value: person.id,
    label: person.name,
    disabled: person.reason !== undefined,
    text: `${person.name} ${person.department ?? ''}`.toLowerCase(),
    person,
  }));
  return (
    <div className="act-field">
      <span aria-hidden="true">{label}</span>
      <Select
        {...(isMany && { mode: 'multiple' as const, ...(props.most && { maxCount: props.most }) })}
        showSearch={{
          filterOption: onSearch
            ? false
            : (typed, option) => (option?.text ?? '').includes(typed.trim().toLowerCase()),
          ...(onSearch && { onSearch }),
        }}
        autoFocus={props.autoFocus ?? true}
        defaultActiveFirstOption
        // Closed after every choice: on an open list Tab would take back what was just chosen.
        open={isOpen}
        onOpenChange={setOpen}
        aria-label={label}
        size="large"
        placeholder={say('findPerson')}
        notFoundContent={props.isLoading ? null : say('nobodyFound')}
        status={props.isMissing ? 'error' : ''}
        options={options}
        optionRender={({ data: { person } }) => (
          <span className="person-option">
            <PersonMark name={person.name} size={24} />
            <span data-user-content="">
              {person.name} <small>{[person.department, person.position].filter(Boolean).join(' · ')}</small>
            </span>
            {person.reason && <small>{codeMessage(language, person.reason, { person: person.name })}</small>}
          </span>
        )}
        onChange={(value: string | string[]) => {
          onChange(Array.isArray(value) ? value : [value]);
          onSearch?.('');
          setOpen(false);
        }}
      />
    </div>
  );
}
