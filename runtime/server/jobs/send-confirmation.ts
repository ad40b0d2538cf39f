import { environmentOf, rowOf, titleOf } from '../../../engine/record/facts.ts';
import type { Reference } from '../../../engine/record/values.ts';
import { mailAddress } from '../mail/mail-settings.ts';
import { type Acting, factsOf, type Ground } from '../operations/acting.ts';
import { withFacts } from '../operations/load-facts.ts';
import { systemActing } from '../operations/system-acting.ts';
import { type Amendment, findAmendment } from '../store/amendments.ts';
import { insertLetters, type Letter } from '../store/letters.ts';
import type { NotifyPayload } from '../store/notifications.ts';
import { findRecord, type StoredRecord } from '../store/records.ts';
import type { Scope } from '../store/scope.ts';
import { tellPeople } from './tell-people.ts';

/**
 * Whom the record is agreed with is told by mail what came into effect; where they have no address, or
 * no mail goes out, somebody of the house is asked to tell them (SAL-86, SAL-94).
 */
export async function sendConfirmation(ground: Ground, scope: Scope, id: string): Promise<void> {
  const acting = await systemActing(ground, scope.tenant, 'system:rule');
  const amendment = await findAmendment(scope, id);
  const entity = amendment && acting?.world.configuration.entities.get(amendment.entity);
  const record = entity && (await findRecord(scope, entity, amendment.record));
  const confirmation = entity?.confirmation;
  if (!acting || !record || !confirmation) return;
  const to = await addresseeOf(acting, scope, { amendment, record });
  const about = {
    entity: entity.id,
    record: record.id,
    title: titleOf(entity, record.values),
    purpose: amendment.purpose,
  };
  const mail = ground.letters?.channels.find(({ name }) => name === 'mail');
  if (mail && to) {
    const letter: Letter = { kind: 'confirmation', amendment: id, to, about };
    const key = `amendment:${id}:confirmation`;
    ground.letters?.take(await insertLetters(scope, [{ key, channel: mail.name, letter }]));
    return;
  }
  const teller = record.values[confirmation.definition.teller] as Reference | undefined;
  const payload: NotifyPayload = {
    event: 'outsider-to-tell',
    to: [(teller ?? amendment.by).id],
    instance: amendment.instance,
    ...about,
  };
  await tellPeople(ground, scope, [{ key: `amendment:${id}:tell`, payload }]);
}

/** Who is written to; undefined without a plain address. */
async function addresseeOf(
  acting: Acting,
  scope: Scope,
  { amendment, record }: { amendment: Amendment; record: StoredRecord },
): Promise<(Letter & { kind: 'confirmation' })['to'] | undefined> {
  const entity = acting.world.configuration.entities.get(amendment.entity);
  const confirmation = entity?.confirmation;
  if (!entity || !confirmation) return undefined;
  const facts = factsOf(acting);
  const loading = { acting, scope, entity, untrusted: new Set<string>() };
  const found = await withFacts(loading, facts, () => {
    const environment = environmentOf(facts, entity.module, rowOf(entity, record));
    const textOf = (name: 'address' | 'name' | 'language') =>
      String(confirmation[name]?.evaluate(environment) ?? '').trim();
    return { address: textOf('address'), name: textOf('name'), language: textOf('language') };
  });
  if (!mailAddress.test(found.address)) return undefined;
  return { ...found, language: found.language === 'en' ? 'en' : 'zh-CN' };
}
