import type { Service } from './service.ts';

/** Writes fields of the record, under the rules of any save. */
export const setFields: Service = async ({ call }) => ({ fields: { ...call.input } });
