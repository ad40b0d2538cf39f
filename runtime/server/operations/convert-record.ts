import { convertRecord as convert, type TakenLines } from '../../../engine/conversion/convert-record.ts';
import { allows } from '../../../engine/permission/policy.ts';
import { environmentOf, rowOf, titleOf } from '../../../engine/record/facts.ts';
import { Refusal } from '../../../engine/refusal.ts';
import { newId } from '../store/new-id.ts';
import type { StoredRecord } from '../store/records.ts';
import { type Acting, entityOf, scopeOf } from './acting.ts';
import { createFromValues } from './create-record.ts';
import { Invalid } from './invalid.ts';
import { preload, withFacts } from './load-facts.ts';
import { ownRow } from './own-row.ts';
import { accessRecord } from './record-access.ts';

/** Makes the target document of a conversion, of everything that remains or of the quantities given by source line. */
export async function convertRecord(
  acting: Acting,
  request: { entityId: string; id: string; conversionId: string; lines?: TakenLines | undefined },
): Promise<StoredRecord> {
  const entity = entityOf(acting, request.entityId);
  const conversion = acting.world.configuration.conversions.get(request.conversionId);
  if (conversion?.definition.from !== entity.id)
    throw new Refusal('conversion.not-found', { conversion: request.conversionId });
  const { record, policy, facts, approval } = await accessRecord(acting, entity, request.id);
  const environment = environmentOf(facts, conversion.module, rowOf(entity, record));
  if (!allows(policy.actionRule(conversion.id), environment))
    throw new Refusal('permission.denied', { action: conversion.id, entity: entity.id });
  if (approval)
    throw new Refusal('record.locked', {
      by: approval.instance.initiator.name,
      since: approval.instance.startedAt,
      state: approval.instance.state,
    });
  const loading = { acting, scope: scopeOf(acting), entity, untrusted: new Set<string>() };
  await preload(loading, facts, record.values);
  const target = entityOf(acting, conversion.definition.to);
  const source = {
    id: record.id,
    title: titleOf(entity, record.values),
    values: record.values,
    own: ownRow(record),
  };
  const made = await withFacts(loading, facts, () => {
    if (conversion.when && conversion.when.evaluate(environment) !== true)
      throw new Refusal('transition.not-allowed', { action: conversion.id });
    return convert({ conversion, target, source, lines: request.lines, newId }, facts);
  });
  if (made.issues.length > 0) throw new Invalid(made.issues);
  if (!target.readsLiveOf.has(entity.id))
    facts.records.set(`${entity.id}/${record.id}`, rowOf(entity, record));
  return createFromValues(acting, target.id, made.values, facts);
}
