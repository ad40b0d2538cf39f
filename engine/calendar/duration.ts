/** A length of time, and which time counts: all of it, or only that in which people work (approval.md H1). */
export interface Duration {
  amount: number;
  unit: 'minutes' | 'hours' | 'days';
  of: 'calendar' | 'business';
}

const units = { M: 'minutes', H: 'hours', D: 'days' } as const;

/** A length as definitions write it: `PT30M`, `PT8H`, `P2D`; of clock time unless it says otherwise. */
export function durationOf(text: string, of: Duration['of'] = 'calendar'): Duration {
  const [, amount, unit] = /^PT?(\d+)([MHD])$/.exec(text) ?? [];
  if (amount === undefined) throw new Error(`${text} is no duration`);
  return { amount: Number(amount), unit: units[unit as keyof typeof units], of };
}

const milliseconds = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** How long a duration is where a day has 24 hours. */
export function millisecondsOf({ amount, unit }: Pick<Duration, 'amount' | 'unit'>): number {
  return amount * milliseconds[unit];
}
