import type { Service } from './service.ts';

/** Tells people something. */
export const notify: Service = async ({ call }) => {
  const { to, text } = call.input;
  const people = (Array.isArray(to) ? to : [to]) as readonly ({ id: string } | null)[];
  return { notice: { to: people.flatMap((person) => person?.id ?? []), text: String(text ?? '') } };
};
