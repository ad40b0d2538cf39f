import { type Service, ServiceFailure } from './service.ts';

/** Runs a plain transition of the record. */
export const postTransition: Service = async ({ call }) => {
  const { transition } = call.input;
  if (typeof transition !== 'string') throw new ServiceFailure('no transition', true);
  return { transition };
};
