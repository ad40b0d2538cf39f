import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { EntityDescription } from '../../../api/entity.ts';
import type { NamedEntity } from '../../../api/titles.ts';
import { ActMenu } from '../../../components/ActMenu.tsx';
import { listWords } from '../../../messages/areas/list.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { ListField } from '../list-field.ts';
import { FilterChip } from './FilterChip.tsx';
import { blankFilter, type Filter, type FilterValue, isBlank, kindOf } from './filter-kind.ts';
import './filter-bar.css';

/** The filters of a list: the usual ones always there, the others added from the menu; all of them must hold. */
export function FilterBar(props: {
  description: EntityDescription;
  fields: readonly ListField[];
  usual: readonly string[];
  filters: readonly Filter[];
  onChange: (filters: Filter[]) => void;
}) {
  const { description, fields, usual, filters, onChange } = props;
  const say = useWords(listWords);
  const [added, setAdded] = useState<string[]>([]);
  const paths = [...new Set([...usual, ...filters.map((one) => one.path), ...added])];
  const shown = paths.flatMap((path) => fields.find((field) => field.path === path) ?? []);
  const rest = fields.filter((field) => kindOf(field) !== undefined && !paths.includes(field.path));
  const set = (path: string, value: FilterValue) => {
    const others = filters.filter((one) => one.path !== path);
    onChange(isBlank(value) ? others : [...others, { path, value }]);
  };
  const remove = (path: string) => {
    setAdded(added.filter((one) => one !== path));
    onChange(filters.filter((one) => one.path !== path));
  };
  return (
    <fieldset className="filter-bar">
      <legend className="visually-hidden">{say('filters')}</legend>
      {shown.map((field) => {
        const kind = kindOf(field);
        if (!kind) return null;
        const value = filters.find((one) => one.path === field.path)?.value ?? blankFilter(kind);
        return (
          <FilterChip
            key={field.path}
            field={field}
            value={value}
            named={namedBy(field, description)}
            isNew={added.includes(field.path)}
            onChange={(changed) => set(field.path, changed)}
            onRemove={usual.includes(field.path) ? undefined : () => remove(field.path)}
          />
        );
      })}
      {rest.length > 0 && (
        <ActMenu
          placement="bottomLeft"
          find={say('findField')}
          acts={rest.map(({ path, label }) => ({
            id: path,
            label,
            act: () => setAdded([...added, path]),
          }))}
        >
          <Button type="text" size="small" icon={<FilterOutlined />}>
            {say('moreFilters')}
          </Button>
        </ActMenu>
      )}
      {filters.length > 1 && (
        <Button
          type="text"
          size="small"
          onClick={() => {
            setAdded([]);
            onChange([]);
          }}
        >
          {say('clearFilters')}
        </Button>
      )}
    </fieldset>
  );
}

/** The entity that a field refers to, and how its records are called. */
function namedBy({ field }: ListField, { related }: EntityDescription): NamedEntity {
  const entity = field.type === 'reference' ? field.entity : field.type;
  return { entity, title: related[entity]?.title ?? 'name' };
}
