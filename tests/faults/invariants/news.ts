import type { Document } from 'mongodb';
import type { Aftermath } from '../invariants.ts';

/** What an initiator is told of, by the state that the instance ended in. */
const endings: Readonly<Record<string, string>> = {
  approved: 'instance-approved',
  rejected: 'instance-rejected',
};

/** Everybody was told of each thing once: the initiator of the end, the holder of every to-do of it, and of every reminder. */
export async function newsTold({ db, submitted }: Aftermath): Promise<string[]> {
  const newsOf = byInstance(await db.collection('notifications').find({}).toArray());
  const fired = db.collection('audit').find({ action: 'fire-timer' }, { projection: { instance: 1 } });
  const firedOf = byInstance(await fired.toArray());
  const instances = await db.collection('instances').find({}).toArray();
  const instanceOf = new Map(instances.map((one) => [String(one.record), one]));
  return submitted.flatMap(({ entity, id }) => {
    const instance = instanceOf.get(id);
    if (!instance) return [];
    const news = newsOf.get(String(instance._id)) ?? [];
    const problems = [...endOf(instance, news), ...keysOf(instance, news), ...assignedIn(instance, news)];
    problems.push(...remindersOf(firedOf.get(String(instance._id)) ?? [], news));
    return problems.map((one) => `${entity} ${id}: ${one}`);
  });
}

function byInstance(all: readonly Document[]): Map<string, Document[]> {
  const grouped = new Map<string, Document[]>();
  for (const one of all) {
    const known = grouped.get(String(one.instance));
    if (known) known.push(one);
    else grouped.set(String(one.instance), [one]);
  }
  return grouped;
}

function endOf({ state, initiator }: Document, news: readonly Document[]): string[] {
  const event = endings[state];
  if (event === undefined) return [];
  const told = news.filter((one) => one.event === event && one.user === initiator.id).length;
  return told === 1 ? [] : [`its initiator has ${told} news of its end`];
}

/** A key names one message for ever: instance, revision, place (approval.md K7). */
function keysOf(instance: Document, news: readonly Document[]): string[] {
  return news.flatMap(({ _id, user }) => {
    const [, key, rev, , to] = String(_id).split(':');
    const fits = key === String(instance._id) && Number(rev) <= instance.rev && to === user;
    return fits ? [] : [`news ${_id} is of no revision of it`];
  });
}

/** Whoever was asked was told so, as often as a slot of theirs became a to-do. */
function assignedIn({ visits, initiator }: Document, news: readonly Document[]): string[] {
  const wanted = new Map<string, number>();
  for (const { slots } of visits)
    for (const { assignee, activatedAt } of slots)
      if (activatedAt && assignee.id !== initiator.id)
        wanted.set(assignee.id, (wanted.get(assignee.id) ?? 0) + 1);
  return [...wanted].flatMap(([user, count]) => {
    const told = news.filter((one) => one.event === 'task-assigned' && one.user === user).length;
    return told >= count ? [] : [`${user} was told of ${told} of ${count} to-dos`];
  });
}

function remindersOf(fired: readonly Document[], news: readonly Document[]): string[] {
  const reminders = news.filter(({ event }) => event === 'task-reminder').length;
  return fired.length === reminders
    ? []
    : [`${fired.length} timers fired, and ${reminders} reminders were told`];
}
