import { listRecords } from '../../runtime/app/api/records.ts';
import type { EntityDescription } from '../../runtime/app/form/contract.ts';
import { type FormApi, formApi } from '../../runtime/app/form/model/form-api.ts';

/** What a form that is only tried asks of the server: records to choose from. It saves nothing and asks nothing about fields that are not published. */
export function previewApi(description: EntityDescription): FormApi {
  const refuse = () => Promise.reject(new Error('a preview neither saves nor evaluates'));
  return {
    create: refuse,
    change: refuse,
    evaluate: refuse,
    async lookUp(path, search, _input, signal) {
      const entity = referredTo(description, path);
      const title = description.related[entity]?.title;
      if (title === undefined) return [];
      const { items } = await listRecords(entity, { search, limit: 20 }, signal);
      return items.map((one) => ({ id: one.id, title: String(one[title] ?? one.id), fields: { ...one } }));
    },
    load: formApi(description).load,
  };
}

/** The entity whose records a field or column takes. */
function referredTo({ entity }: EntityDescription, path: string): string {
  const [first = '', column] = path.split('.');
  const lines = entity.fields[first];
  const field = column !== undefined && lines?.type === 'lines' ? lines.fields[column] : lines;
  if (field?.type === 'user' || field?.type === 'department') return field.type;
  return field?.type === 'reference' ? field.entity : '';
}
