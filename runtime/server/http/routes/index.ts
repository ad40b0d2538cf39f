import type { Route } from '../route.ts';
import { adminRoutes } from './admin.ts';
import { adminApprovalRoutes } from './admin-approvals.ts';
import { amendmentRoutes } from './amendments.ts';
import { approvalRoutes } from './approvals.ts';
import { archiveRoutes } from './archive.ts';
import { attachmentRoutes } from './attachments.ts';
import { authorityRoutes } from './authority.ts';
import { batchRoutes } from './batch.ts';
import { compensationRoutes } from './compensations.ts';
import { definitionRoutes } from './definitions.ts';
import { designerRoutes } from './designer.ts';
import { designerPreviewRoutes } from './designer-preview.ts';
import { handoverRoutes } from './handovers.ts';
import { ledgerRoutes } from './ledgers.ts';
import { letterRoutes } from './letters.ts';
import { linkRoutes } from './links.ts';
import { listRoutes } from './lists.ts';
import { migrationRoutes } from './migrations.ts';
import { notificationRoutes } from './notifications.ts';
import { outgoingHostRoutes } from './outgoing-hosts.ts';
import { phraseRoutes } from './phrases.ts';
import { type PrintRoutesGround, printRoutes } from './print.ts';
import { questionRoutes } from './questions.ts';
import { recordRoutes } from './records.ts';
import { reportRoutes } from './reports.ts';
import { revivalRoutes } from './revivals.ts';
import { type SessionRoutesGround, sessionRoutes } from './session.ts';
import { signatureRoutes } from './signatures.ts';
import { stashRoutes } from './stashes.ts';

export type RoutesGround = SessionRoutesGround & PrintRoutesGround;

/** Every route of the API; more special paths come before the general ones they would match. */
export function allRoutes(ground: RoutesGround): Route[] {
  return [
    ...sessionRoutes(ground),
    ...definitionRoutes,
    ...listRoutes,
    ...attachmentRoutes,
    ...printRoutes(ground),
    ...recordRoutes,
    ...amendmentRoutes,
    ...batchRoutes,
    ...phraseRoutes,
    ...questionRoutes,
    ...stashRoutes,
    ...linkRoutes,
    ...revivalRoutes,
    ...signatureRoutes,
    ...approvalRoutes,
    ...ledgerRoutes,
    ...reportRoutes,
    ...notificationRoutes,
    ...designerRoutes,
    ...designerPreviewRoutes(ground),
    ...adminRoutes,
    ...adminApprovalRoutes,
    ...authorityRoutes,
    ...handoverRoutes,
    ...archiveRoutes,
    ...letterRoutes,
    ...compensationRoutes,
    ...outgoingHostRoutes,
    ...migrationRoutes,
  ];
}
