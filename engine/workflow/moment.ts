const milliseconds = { M: 60_000, H: 3_600_000, D: 86_400_000 } as const;

/** One day, in milliseconds. */
export const day = milliseconds.D;

/** How long `PT8H`, `PT30M`, `P1D` of clock time are, in milliseconds. */
export function lengthOf(duration: string): number {
  const [, count = '0', unit = 'D'] = /(\d+)([MHD])$/.exec(duration) ?? [];
  return Number(count) * milliseconds[unit as keyof typeof milliseconds];
}
