import { DateTime } from 'luxon';
import { textOf } from '../../../../engine/definition/common.ts';
import { titleOf } from '../../../../engine/record/facts.ts';
import { printContext } from '../../../../engine/report/print-context.ts';
import type { Instance } from '../../../../engine/workflow/instance.ts';
import type { DocumentSource } from '../../export/documents.ts';
import { sheetTemplate } from '../../export/sheet-template.ts';
import { findRecord } from '../../store/records.ts';
import { type Acting, referenceOf, scopeOf } from '../acting.ts';
import { decisionsOf } from './printed-decisions.ts';

/**
 * What an approval was about and what was decided, as it is put away on paper; without sensitive fields,
 * since whoever opens the archive need not be able to read them. Undefined when the record is gone (approval.md L9).
 */
export async function archiveSheet(acting: Acting, instance: Instance): Promise<DocumentSource | undefined> {
  const { configuration, tenant } = acting.world;
  const entity = configuration.entities.get(instance.entity);
  const record = entity && (await findRecord(scopeOf(acting), entity, instance.record));
  if (!record) return undefined;
  const { language } = acting;
  const canRead = (path: string) => {
    const field = entity.byPath.get(path);
    return field !== undefined && !field.definition.sensitive && !field.live;
  };
  const context = printContext({
    configuration,
    entity,
    record,
    canRead,
    language,
    company: textOf(tenant.name, language),
    printedBy: referenceOf(acting.person),
    printedAt: acting.ground.clock(),
    request: null,
    approvals: await decisionsOf(acting, instance, language),
    local: (moment) => DateTime.fromISO(moment, { zone: tenant.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm:ss"),
  });
  return {
    title: titleOf(entity, record.values),
    language,
    template: sheetTemplate(entity, language, canRead),
    header: '',
    footer: '',
    paper: { size: 'A4', orientation: 'portrait', margin: '14mm' },
    context,
  };
}
