import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
import { call } from '../../api/call.ts';
import type { LookUpItem } from '../contract.ts';
import type { FormModel } from '../model/form-model.ts';

/** Where a look-up finds records, and by which of their fields people know them. */
export interface LookUpSource {
  search(text: string, signal?: AbortSignal): Promise<readonly LookUpItem[]>;
  /** Fields besides the title that tell records apart: code, model. */
  related: Pick<EntityDefinition, 'search' | 'title'> | undefined;
}

/** What a reference field of a form may take. */
export function sourceOfField(model: FormModel, key: string): LookUpSource {
  const { path, refersTo = '' } = model.field(key);
  return {
    search: (text, signal) => model.api.lookUp(path, text, model.evaluation.lookUpInput(key), signal),
    related: model.description.related[refersTo],
  };
}

/** All records of an entity that may be read: for filters and parameters, outside of a form. */
export function sourceOfEntity(entity: string, related?: LookUpSource['related']): LookUpSource {
  return {
    async search(text, signal) {
      const query = `search=${encodeURIComponent(text)}&limit=20`;
      const { items } = await call<{ items: (Record<string, unknown> & { id: string })[] }>(
        'GET',
        `/records/${entity}?${query}`,
        signal ? { signal } : {},
      );
      return items.map(({ id, ...fields }) => ({
        id,
        title: String(fields[related?.title ?? 'title'] ?? id),
        fields,
      }));
    },
    related,
  };
}

/** What tells a record apart from others of its name. */
export function detailOf({ title, fields }: LookUpItem, { related }: LookUpSource): string {
  const texts = (related?.search ?? []).map((id) => fields[id]).filter((one) => typeof one === 'string');
  return [...new Set(texts)].filter((one) => one !== '' && one !== title).join(' · ');
}
