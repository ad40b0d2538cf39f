import type { EntityDefinition } from '../../../../engine/definition/entity.ts';
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

/** What tells a record apart from others of its name. */
export function detailOf({ title, fields }: LookUpItem, { related }: LookUpSource): string {
  const texts = (related?.search ?? []).map((id) => fields[id]).filter((one) => typeof one === 'string');
  return [...new Set(texts)].filter((one) => one !== '' && one !== title).join(' · ');
}
