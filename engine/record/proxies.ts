import { Decimal } from '../decimal.ts';

/** Who stands in for whom, when, and for what (approval.md S3). */
export interface ProxyRule {
  id: string;
  principal: string;
  proxy: string;
  /** From this moment on and before that one, ISO 8601 in UTC. */
  from: string;
  until: string;
  /** The stand-in instead of the principal, or both, whoever is first. */
  mode: 'instead' | 'also';
  /** Only these entities; all when empty. */
  documents: readonly string[];
  /** Only up to this amount, as digits. */
  limit?: string | undefined;
  /** Also for what waits already when it begins. */
  includeExisting: boolean;
}

export interface StandInQuestion {
  principal: string;
  now: string;
  /** Since when it waits; a rule for new to-dos only passes over what waited before it began. */
  since: string;
  document: string;
  /** The amount of the record, where it has one. */
  amount?: string | undefined;
  /** Who may not stand in: the initiator where that is forbidden, whoever decided elsewhere, the departed. */
  mayDecide(person: string): boolean;
}

export interface StandIn {
  person: string;
  rule: ProxyRule;
}

/** Longest chain of stand-ins that is followed. */
const longestChain = 5;

/**
 * Who stands in for a person now: along a chain of rules, to its last valid person where it goes on too
 * far, and to the one with whom a circle closes; where that is the person themselves, nobody stands in.
 * Somebody who may not decide here is passed over: the chain ends before (approval.md S3). Undefined
 * when nobody stands in.
 */
export function findStandIn(rules: readonly ProxyRule[], question: StandInQuestion): StandIn | undefined {
  const met = new Set<string>();
  let found: StandIn | undefined;
  for (let length = 0; length < longestChain; length++) {
    const principal = found?.person ?? question.principal;
    const rule = rules.find((one) => one.principal === principal && isInForce(one, question));
    if (rule?.proxy === question.principal) return undefined;
    if (!rule || !question.mayDecide(rule.proxy)) break;
    found = { person: rule.proxy, rule: found ? narrower(found.rule, rule) : rule };
    if (met.has(rule.proxy)) break;
    met.add(rule.proxy);
  }
  return found;
}

/** The window is half-open: a rule holds from its first moment on, and no more at its last (S3). */
function isInForce(rule: ProxyRule, { now, since, document, amount }: StandInQuestion): boolean {
  const { from, until, documents, limit } = rule;
  if (now < from || now >= until) return false;
  if (!rule.includeExisting && since < from) return false;
  if (documents.length > 0 && !documents.includes(document)) return false;
  return limit === undefined || (amount !== undefined && new Decimal(amount).lte(limit));
}

/** A chain holds as long as each of its rules. */
function narrower(one: ProxyRule, other: ProxyRule): ProxyRule {
  return { ...one, until: one.until < other.until ? one.until : other.until };
}
