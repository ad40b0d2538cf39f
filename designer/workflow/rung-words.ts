import type { Language } from '../../engine/definition/common.ts';
import type { TimeoutAction } from '../../engine/definition/timeout.ts';
import { isJsonObject, type Json, type JsonObject } from '../../engine/json.ts';
import { fill } from '../../runtime/app/messages/fill.ts';
import { ladderWords } from '../messages/ladder.ts';

export const waitUnits = ['minutes', 'hours', 'days'] as const;
export type WaitUnit = (typeof waitUnits)[number];
export type WaitKind = 'calendar' | 'business';

export const rungActions = [
  'remind',
  'notify-manager',
  'transfer',
  'escalate',
  'auto-approve',
  'auto-reject',
  'return-to-initiator',
  'return-to-previous',
  'jump-edge',
] as const satisfies readonly TimeoutAction[];
export type RungAction = (typeof rungActions)[number];

type Key = keyof (typeof ladderWords)['en'];

/** One rung of a ladder as a sentence: “After 8 working hours: remind”. */
export function rungWords(
  rung: JsonObject,
  language: Language,
  nameOf: (id: string) => string = (id) => id,
): string {
  const say = (key: Key, params: Record<string, string | number> = {}) =>
    fill(ladderWords[language][key], params);
  const action = rungActions.find((one) => one === rung.action) ?? 'remind';
  const goal = typeof rung.next === 'string' && rung.next !== '' ? nameOf(rung.next) : '…';
  const first = say(action, { who: receiverWords(rung.to, language), node: goal });
  const what = isJsonObject(rung.repeat)
    ? say('again', { action: first, ...againOf(rung.repeat, say) })
    : first;
  if (isJsonObject(rung.after))
    return say('rungOnDay', { field: nameOf(String(rung.after.field)), action: what });
  const { count, unit } = readWait(rung.after);
  return say('rung', { after: say(`wait-${unit}-${kindOf(rung)}`, { count }), action: what });
}

function againOf(
  repeat: JsonObject,
  say: (key: Key, params?: Record<string, string | number>) => string,
): { every: string; count: number } {
  const { count, unit } = readWait(repeat.every);
  return { every: say(`wait-${unit}-calendar`, { count }), count: Number(repeat.times) };
}

function receiverWords(to: Json | undefined, language: Language): string {
  if (!isJsonObject(to)) return ladderWords[language].manager;
  const named = to.role ?? to.user;
  return typeof named === 'string' && named !== '' ? `“${named}”` : ladderWords[language].manager;
}

export function kindOf({ of }: JsonObject): WaitKind {
  return of === 'business' ? 'business' : 'calendar';
}

interface Wait {
  count: number;
  unit: WaitUnit;
}

/** `PT8H` as a number and a unit; a day where it is none. */
export function readWait(text: Json | undefined): Wait {
  return knownWait(text) ?? { count: 1, unit: 'days' };
}

/** `PT8H` as a number and a unit, where it is one. */
export function knownWait(text: Json | undefined): Wait | undefined {
  const [, time, letter, days] = /^P(?:T(\d+)([HM])|(\d+)D)$/.exec(String(text)) ?? [];
  if (days !== undefined) return { count: Number(days), unit: 'days' };
  return time === undefined ? undefined : { count: Number(time), unit: letter === 'H' ? 'hours' : 'minutes' };
}

export function writeWait(count: number, unit: WaitUnit): string {
  return unit === 'days' ? `P${count}D` : `PT${count}${unit === 'hours' ? 'H' : 'M'}`;
}
