import type { Row } from '../../../../engine/expression/environment.ts';
import { call } from '../../api/call.ts';
import { submittingFor } from '../../api/submitting-for.ts';
import type { EntityDescription, Evaluation, LookUpItem, RecordAnswer } from '../contract.ts';

/** What a form asks of the server. */
export interface FormApi {
  create(body: unknown, idempotencyKey: string): Promise<RecordAnswer>;
  change(id: string, revision: number, body: unknown, idempotencyKey: string): Promise<RecordAnswer>;
  evaluate(id: string | undefined, input: unknown, signal: AbortSignal): Promise<Evaluation>;
  /** Records that a reference field may take; `input` is the record so far when its filter reads it. */
  lookUp(path: string, search: string, input: unknown, signal?: AbortSignal): Promise<LookUpItem[]>;
  /** Records of another entity by id, as far as they may be read. */
  load(entity: string, ids: readonly string[]): Promise<Row[]>;
}

/** More records than this at once are left to the server. */
const mostLoaded = 60;

/** How many suggestions a look-up shows. */
const suggestions = 20;

export function formApi(description: EntityDescription): FormApi {
  const records = `/records/${description.entity.id}`;
  return {
    create: (body, idempotencyKey) => call('POST', records, { body, idempotencyKey }),
    change: (id, revision, body, idempotencyKey) =>
      call('PATCH', `${records}/${id}`, { body, ifMatch: revision, idempotencyKey }),
    evaluate: (id, input, signal) =>
      call('POST', `${records}/evaluate`, {
        body: { ...(id !== undefined && { id }), input, ...submittingFor() },
        signal,
      }),
    async lookUp(path, search, input, signal) {
      const query = `search=${encodeURIComponent(search)}&limit=${suggestions}`;
      const address = `${records}/look-up/${path}?${query}`;
      const options = signal ? { signal } : {};
      const { items } = await (input === undefined
        ? call<{ items: LookUpItem[] }>('GET', address, options)
        : call<{ items: LookUpItem[] }>('POST', address, { ...options, body: { values: input } }));
      return items;
    },
    async load(entity, ids) {
      const title = description.related[entity]?.title ?? '';
      const answers = await Promise.allSettled(
        ids.slice(0, mostLoaded).map((id) => call<RecordAnswer>('GET', `/records/${entity}/${id}`)),
      );
      return answers.flatMap((one) =>
        one.status === 'fulfilled' ? [{ ...one.value, title: one.value[title] ?? one.value.id }] : [],
      );
    },
  };
}
