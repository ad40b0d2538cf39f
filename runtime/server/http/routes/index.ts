import type { Route } from '../route.ts';
import { adminRoutes } from './admin.ts';
import { approvalRoutes } from './approvals.ts';
import { attachmentRoutes } from './attachments.ts';
import { definitionRoutes } from './definitions.ts';
import { designerRoutes } from './designer.ts';
import { notificationRoutes } from './notifications.ts';
import { recordRoutes } from './records.ts';
import { type SessionRoutesGround, sessionRoutes } from './session.ts';

export interface RoutesGround extends SessionRoutesGround {
  chromiumPath: string | undefined;
}

/** Every route of the API; more special paths come before the general ones they would match. */
export function allRoutes(ground: RoutesGround): Route[] {
  return [
    ...sessionRoutes(ground),
    ...definitionRoutes,
    ...attachmentRoutes,
    ...recordRoutes,
    ...approvalRoutes,
    ...notificationRoutes,
    ...designerRoutes,
    ...adminRoutes,
  ];
}
