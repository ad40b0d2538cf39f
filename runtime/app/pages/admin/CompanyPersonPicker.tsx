import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type CompanyPerson, companyPeopleQuery } from '../../api/administration.ts';
import { useSettled } from '../../components/use-settled.ts';
import { actWords } from '../../messages/areas/acts.ts';
import { useWords } from '../../messages/use-words.ts';

/** Chooses somebody of the company by name, whoever has left included; nobody when it is cleared. */
export function CompanyPersonPicker(props: {
  label: string;
  placeholder?: string;
  /** Who is chosen from outside. */
  chosen?: { id: string; title: string };
  /** Who can be chosen; everybody unless said. */
  mayBe?: (person: CompanyPerson) => boolean;
  onChange: (id: string | undefined) => void;
}) {
  const { label, mayBe = () => true } = props;
  const say = useWords(actWords);
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), 150);
  const { data = [], isFetching } = useQuery({
    ...companyPeopleQuery(search),
    placeholderData: (before) => before,
  });
  return (
    <Select<string, { value: string; label: string; person: CompanyPerson }>
      className="company-person"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      aria-label={label}
      placeholder={props.placeholder ?? say('findPerson')}
      notFoundContent={isFetching ? null : say('nobodyFound')}
      {...(props.chosen && { value: props.chosen.id })}
      options={optionsOf(data.filter(mayBe), props.chosen)}
      optionRender={({ data: { person } }) => (
        <span data-user-content="">
          {person.name} <small>{person.department}</small>
        </span>
      )}
      onChange={(id) => {
        setTyped('');
        props.onChange(id);
      }}
    />
  );
}

/** Those who were found, and whoever is chosen already, whose name must show. */
function optionsOf(found: readonly CompanyPerson[], chosen: { id: string; title: string } | undefined) {
  const isFound = found.some((person) => person.id === chosen?.id);
  const people = chosen && !isFound ? [{ id: chosen.id, name: chosen.title, active: true }, ...found] : found;
  return people.map((person: CompanyPerson) => ({ value: person.id, label: person.name, person }));
}
