import { DateTime } from 'luxon';
import { type Language, textOf } from '../../../engine/definition/common.ts';
import type { PrintReport } from '../../../engine/definition/report.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { printContext } from '../../../engine/report/print-context.ts';
import type { DocumentSource } from '../export/documents.ts';
import { type Acting, referenceOf } from './acting.ts';
import { printedRequest } from './amendments/printed-request.ts';
import { printedDecisions } from './proof/printed-decisions.ts';
import { readLiveRecord } from './read-record.ts';
import type { RecordAccess } from './record-access.ts';

export interface PrintRequest {
  entityId: string;
  id: string;
  reportId: string;
  language: Language;
}

/** What a print of a record is made of, for this reader: its template and the data they may see (SAL-74, reliability.md H06). */
export async function printRecord(
  acting: Acting,
  { entityId, id, reportId, language }: PrintRequest,
): Promise<DocumentSource> {
  const access = await readLiveRecord(acting, entityId, id);
  const report = printReportOf(acting, access, reportId);
  const { configuration, tenant } = acting.world;
  const { entity, record, rights, facts } = access;
  const context = printContext({
    configuration,
    entity,
    record,
    canRead: rights.canRead,
    language,
    company: textOf(tenant.name, language),
    printedBy: referenceOf(acting.person),
    printedAt: facts.now,
    request: report.request
      ? await printedRequest(acting, { entity, record, canRead: rights.canRead }, report.request, language)
      : null,
    approvals: await printedDecisions(acting, { entity: entity.id, id: record.id }, language),
    local: (moment) => DateTime.fromISO(moment, { zone: tenant.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
  });
  const { template, header, footer, paper } = report;
  return { title: titleOf(entity, record.values), language, template, header, footer, paper, context };
}

/** Whether a person may print a report of an entity that they may read: any, or because a role names just this one. */
export function mayPrint({ policy }: Acting, entity: string, report: string): boolean {
  return policy.entity(entity).rule('print') === true || policy.canSeeReport(report);
}

function printReportOf(acting: Acting, { entity, record }: RecordAccess, id: string): PrintReport {
  const definition = acting.world.configuration.reports.get(id)?.definition;
  if (definition?.kind !== 'print' || definition.entity !== entity.id)
    throw new Refusal('report.not-found', { report: id });
  if (!mayPrint(acting, entity.id, id))
    throw new Refusal('permission.denied', { action: 'print', entity: entity.id });
  if (definition.states.length > 0 && !definition.states.includes(record.state ?? ''))
    throw new Refusal('record.wrong-state', { state: record.state ?? '' });
  return definition;
}
