import { Decimal, isDecimal } from '../../decimal.ts';
import type { ChainEnd } from '../../definition/assignees.ts';
import type { Row } from '../../expression/environment.ts';
import type { Organisation, Person } from '../../record/organisation.ts';
import { initiatorsChain } from './manager-chain.ts';

interface Climbing {
  organisation: Organisation;
  record: Row;
  initiator: { id: string; departmentId: string | undefined };
}

/**
 * The managers above the initiator from the first level up to the end that is asked for, each once,
 * vacant levels passed over; to the top where nobody is that end (approval.md A3).
 */
export function chainUpTo(end: ChainEnd, climbing: Climbing): Person[] {
  const levels = initiatorsChain(climbing);
  const reached = levels.slice(0, lengthOf(end, levels, climbing.record));
  return [...new Set(reached.filter((person) => person !== undefined))];
}

function lengthOf(end: ChainEnd, levels: readonly (Person | undefined)[], record: Row): number {
  if (end === 'top') return levels.length;
  if ('level' in end) return end.level;
  const last = levels.findIndex((person) => person?.active && isEnd(end, person, record));
  if (last < 0) return levels.length;
  return 'before' in end ? last : last + 1;
}

function isEnd(end: Exclude<ChainEnd, 'top' | { level: number }>, person: Person, record: Row): boolean {
  if ('role' in end) return person.roles.includes(end.role);
  if ('before' in end) return person.username === end.before;
  const [limit, amount] = [numberOf(person.row[end.limit]), numberOf(record[end.amount])];
  return limit !== undefined && amount !== undefined && limit.gte(amount);
}

/** A number as records hold it; undefined when blank. */
function numberOf(value: unknown): Decimal | undefined {
  if (isDecimal(value)) return value;
  return typeof value === 'string' && value !== '' ? new Decimal(value) : undefined;
}
