import type { ServiceName } from '../../../engine/definition/service.ts';
import { httpRequest } from './http-request.ts';
import { notify } from './notify.ts';
import { postTransition } from './post-transition.ts';
import type { Service } from './service.ts';
import { setFields } from './set-fields.ts';

/** Every service that ships, by name. */
export const services: Record<ServiceName, Service> = {
  'set-fields': setFields,
  'http-request': httpRequest,
  'post-transition': postTransition,
  notify,
};
