import type { Db } from 'mongodb';
import type { Aftermath } from '../invariants.ts';
import type { Acknowledged } from '../journal.ts';

/**
 * Whoever was told that something is done finds it done, once, and was told the same each time. A refusal
 * did nothing: it may be another one when it is asked again.
 */
export async function promisesKept({ db, journal }: Aftermath): Promise<string[]> {
  return [
    ...sameAnswers(journal),
    ...onlyConflicts(journal),
    ...onceEach(journal),
    ...(await keptAnswers(db, journal)),
    ...(await inTheLog(db, journal)),
  ];
}

function isDone({ status }: Acknowledged): boolean {
  return status < 300;
}

function sameAnswers(journal: readonly Acknowledged[]): string[] {
  const answers = new Map<string, Acknowledged>();
  return journal.flatMap((one) => {
    if (one.key === undefined) return [];
    const earlier = answers.get(one.key);
    answers.set(one.key, one);
    if (!earlier || !isDone(earlier) || (earlier.status === one.status && earlier.body === one.body))
      return [];
    return [`${one.key} was answered ${earlier.status} and then ${one.status}, or not in the same words`];
  });
}

/** Deeds that others may have been faster with, or that what others did has made pointless. */
const mayBeLate =
  /^(submit|resubmit|approve|reject|abstain|return|transfer|delegate|advise|add-sign|claim|withdraw)-/;

function onlyConflicts(journal: readonly Acknowledged[]): string[] {
  return journal
    .filter((one) => !isDone(one) && !(one.status === 409 && mayBeLate.test(one.deed)))
    .map(({ deed, status, body }) => `${deed} was refused: ${status} ${body}`);
}

/** However often and under how many keys it was asked for, it was done once. */
function onceEach(journal: readonly Acknowledged[]): string[] {
  const doers = new Map<string, Set<string>>();
  for (const [index, one] of journal.entries())
    if (isDone(one)) {
      const known = doers.get(one.deed) ?? new Set();
      doers.set(one.deed, known.add(one.key ?? `without a key, answer ${index}`));
    }
  return [...doers].flatMap(([deed, keys]) =>
    keys.size === 1 ? [] : [`${deed} was acknowledged ${keys.size} times: ${[...keys].join(', ')}`],
  );
}

async function keptAnswers(db: Db, journal: readonly Acknowledged[]): Promise<string[]> {
  const kept = (
    await db
      .collection('commands')
      .find({}, { projection: { key: 1 } })
      .toArray()
  ).map(({ key }) => String(key));
  const known = new Set(kept);
  const lost = new Set(
    journal.flatMap((one) => (isDone(one) && one.key !== undefined && !known.has(one.key) ? [one.key] : [])),
  );
  return [
    ...[...lost].map((key) => `${key} was acknowledged and is lost`),
    ...(known.size === kept.length ? [] : ['a key was kept twice']),
  ];
}

/** What was acknowledged about an approval is in its log, at the revision that the answer names. */
async function inTheLog(db: Db, journal: readonly Acknowledged[]): Promise<string[]> {
  const entries = await db
    .collection('audit')
    .find({ seq: { $gt: 0 } }, { projection: { instance: 1, seq: 1, action: 1, commandId: 1 } })
    .toArray();
  const logged = new Map(entries.map((one) => [`${one.instance} ${one.seq}`, one]));
  return journal.filter(isDone).flatMap(({ deed, key, body }) => {
    const { instance, rev } = JSON.parse(body) as { instance?: string; rev?: number };
    if (typeof instance !== 'string' || rev === undefined) return [];
    const entry = logged.get(`${instance} ${rev}`);
    const fits =
      entry && deed.startsWith(`${entry.action}-`) && (key === undefined || entry.commandId === key);
    return fits ? [] : [`${deed} was acknowledged at revision ${rev} and is not in the log there`];
  });
}
