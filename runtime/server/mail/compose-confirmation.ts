import type { CompiledEntity } from '../../../engine/compile/compiled.ts';
import { textOf } from '../../../engine/definition/common.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { clockOf } from '../../app/form/values/time-zone.ts';
import { type LetterWord, letterWords } from '../../app/messages/areas/letters.ts';
import { fill } from '../../app/messages/fill.ts';
import { type Acting, scopeOf } from '../operations/acting.ts';
import { changeRows } from '../operations/amendments/change-rows.ts';
import { findAmendment } from '../store/amendments.ts';
import type { Letter } from '../store/letters.ts';
import { findRecord } from '../store/records.ts';
import { filledRows } from './agreed-rows.ts';
import type { ChannelMessage } from './channel.ts';

/** What came into effect and since when, for somebody outside, who sees the fields of the definition and no others (SAL-86, SAL-94). */
export async function composeConfirmation(
  acting: Acting,
  { amendment: id, to }: Letter & { kind: 'confirmation' },
): Promise<Pick<ChannelMessage, 'to' | 'content'> | undefined> {
  const { configuration, tenant } = acting.world;
  const scope = scopeOf(acting);
  const amendment = await findAmendment(scope, id);
  const entity = amendment && configuration.entities.get(amendment.entity);
  const record = entity && (await findRecord(scope, entity, amendment.record));
  if (!record || !entity.confirmation) return undefined;
  const { language } = to;
  const words = letterWords[language];
  const say = (word: LetterWord, params = {}) => fill(words[word], params);
  const company = textOf(tenant.name, language);
  const lead = say(`confirmed-${amendment.purpose}`, {
    document: documentOf(entity, record.values, language),
  });
  const told = new Set(entity.confirmation.definition.fields);
  const reader = { language, timeZone: tenant.timeZone, canRead: (path: string) => told.has(path) };
  const since = {
    label: words.effectiveAt,
    value: clockOf(amendment.endedAt ?? acting.ground.clock(), tenant.timeZone),
  };
  const isChange = amendment.purpose === 'change';
  const contact = record.values[entity.confirmation.definition.teller] as Reference | undefined;
  return {
    to,
    content: {
      subject: say('subject', { company, lead }),
      greeting: say('greeting', { name: to.name }),
      lead,
      rows: [since, ...(isChange ? [] : filledRows(entity, record.values, reader))],
      changes: isChange ? changeRows(entity, record.values, amendment.changes, reader) : [],
      changesHead: { label: words.changed, before: words.before, after: words.after },
      quote: '',
      links: [],
      notes: contact ? [say('contactUs', { name: contact.title }), words.automatic] : [words.automatic],
      signature: company,
    },
  };
}

function documentOf(
  entity: CompiledEntity,
  values: Record<string, unknown>,
  language: 'zh-CN' | 'en',
): string {
  return `${textOf(entity.definition.label, language)} ${titleOf(entity, values as never)}`;
}
