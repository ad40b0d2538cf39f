import type { Program } from './program.ts';

/** One of the two programs that are compared, with the same load in its database. */
export interface Side {
  program: Program;
  /** Starts another process of the same program. */
  start(): Promise<Program>;
  /** Headers of a session that may create, read and change orders. */
  headers: Record<string, string>;
  /** Ids of the orders in the database. */
  orders: readonly string[];
  customers: readonly string[];
}

const day = 86_400_000;
const begin = Date.parse('2026-05-01');

/** What tells the orders of the load apart: the same on both sides. */
export function loaded(
  index: number,
  customers: readonly string[],
): { customer: string; orderDate: string; state: string; number: string } {
  return {
    customer: customers[index % customers.length] as string,
    orderDate: new Date(begin + (index % 180) * day).toISOString().slice(0, 10),
    state: Math.floor(index / customers.length) % 2 === 0 ? 'draft' : 'cancelled',
    number: `SO-${String(index + 1).padStart(8, '0')}`,
  };
}
