import { Select } from 'antd';
import { useMemo } from 'react';
import { useLabel } from '../../runtime/app/components/use-label.ts';
import { useSources } from '../draft/DraftProvider.tsx';
import { catalogueOf } from '../shell/catalogue.ts';
import { Property } from './Property.tsx';
import { type PropertyPlace, useProperty } from './use-property.ts';

/** The entities that there are, to choose one from. */
export function useEntityOptions(): { value: string; label: string }[] {
  const label = useLabel();
  const sources = useSources();
  return useMemo(
    () =>
      catalogueOf(sources).flatMap((module) =>
        module.definitions
          .filter(({ ref }) => ref.kind === 'entity')
          .map(({ ref, label: words }) => ({ value: ref.id, label: label(words) })),
      ),
    [sources, label],
  );
}

/** A property that names an entity. */
export function EntityField({ place }: { place: PropertyPlace }) {
  const options = useEntityOptions();
  const { value, set } = useProperty<string>(place);
  return (
    <Property place={place}>
      {(id) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          value={value ?? null}
          options={options}
          onChange={(next) => set(next ?? undefined)}
        />
      )}
    </Property>
  );
}
