import { textOf } from '../../../engine/definition/common.ts';
import { titleOf } from '../../../engine/record/facts.ts';
import { groupedDigits, numberOf } from '../../../engine/report/format-number.ts';
import { findSlot } from '../../../engine/workflow/instance.ts';
import { listRecords } from '../store/list-records.ts';
import { findPhrases, replacePhrases } from '../store/phrases.ts';
import { type Acting, factsOf, scopeOf } from './acting.ts';
import { accessRecord } from './record-access.ts';
import { subjectOf } from './run-instance.ts';
import { taskAtHand } from './task-at-hand.ts';

/** A phrase that goes into an opinion with one tap (approval.md F6). */
export interface Phrase {
  source: 'personal' | 'node' | 'company';
  /** As it was written. */
  text: string;
  /** With what it says of this record. */
  filled: string;
}

/** Most phrases of a company that one answer names. */
const most = 100;

/** What a person may put into an opinion that is about no single record: own phrases and the company's. */
export async function readPhrases(acting: Acting): Promise<Phrase[]> {
  const [personal, company] = await Promise.all([
    findPhrases(scopeOf(acting), acting.person.id),
    companyPhrases(acting),
  ]);
  const phraseOf = (source: Phrase['source']) => (text: string) => ({ source, text, filled: text });
  return [...personal.map(phraseOf('personal')), ...company.map(phraseOf('company'))];
}

/** The same for a to-do, with those of its node, and what they say of its record. */
export async function readTaskPhrases(acting: Acting, id: string): Promise<Phrase[]> {
  const task = await taskAtHand(acting, id);
  const [common, subject] = await Promise.all([readPhrases(acting), subjectOf(acting, task.instance)]);
  const { instance, entity, record, workflow } = subject;
  const node = workflow.nodes.get((instance && findSlot(instance, task.slot)?.visit.node) ?? '');
  const own = node?.type === 'approval' ? node.definition.phrases : [];
  const { rights } = await accessRecord(acting, entity, record.id);
  const { amount } = workflow.definition;
  const value = amount !== undefined && rights.canRead(amount) ? numberOf(record.values[amount]) : undefined;
  const said: Record<string, string> = {
    title: titleOf(entity, record.values),
    initiator: instance?.initiator.name ?? '',
    date: factsOf(acting).today,
    amount: value ? groupedDigits(value, 2) : '',
  };
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => said[name] ?? whole);
  const ofNode = own.map((text): Phrase => {
    const words = textOf(text, acting.language);
    return { source: 'node', text: words, filled: words };
  });
  const [personal, company] = [
    common.filter(({ source }) => source === 'personal'),
    common.filter(({ source }) => source === 'company'),
  ];
  return [...personal, ...ofNode, ...company].map((phrase) => ({ ...phrase, filled: fill(phrase.text) }));
}

/** Keeps the person's own phrases as they stand now. */
export async function keepPhrases(acting: Acting, phrases: readonly string[]): Promise<void> {
  const kept = phrases.map((text) => text.trim()).filter((text) => text !== '');
  await replacePhrases(scopeOf(acting), acting.person.id, [...new Set(kept)]);
}

/** What the company wrote down for everybody, in its order. */
async function companyPhrases(acting: Acting): Promise<string[]> {
  const entity = acting.world.configuration.entities.get('approval-phrase');
  if (!entity) return [];
  const found = await listRecords(scopeOf(acting), entity, {
    filter: { 'values.active': true },
    sort: { 'values.position': 1, _id: 1 },
    limit: most,
  });
  return found.map(({ record }) => String(record.values.text));
}
