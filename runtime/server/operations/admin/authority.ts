import { issue, type Label } from '../../../../engine/issue.ts';
import {
  type AuthorityLevel,
  type AuthorityMatrix,
  type AuthorityProblem,
  type AuthorityQuestion,
  authorityProblems,
  findAuthority,
  inOrder,
  traceAuthority,
} from '../../../../engine/record/authority.ts';
import type { Organisation } from '../../../../engine/record/organisation.ts';
import type { Reference } from '../../../../engine/record/values.ts';
import { holdersOf } from '../../../../engine/workflow/assignees/by-authority.ts';
import type { PersonSnapshot } from '../../../../engine/workflow/instance.ts';
import { snapshotOf } from '../../../../engine/workflow/run.ts';
import { type Acting, factsOf } from '../acting.ts';
import { Invalid } from '../invalid.ts';

/** A table of authority with the names of whom it names. */
export interface Ladder {
  id: string;
  name: string;
  document: { id: string; label: Label | null };
  department: Reference | null;
  category: string | null;
  currency: string | null;
  validFrom: string;
  validUntil: string | null;
  mode: AuthorityMatrix['mode'];
  /** From small to large: up to which amount, and who. */
  levels: { upTo: string | null; who: string }[];
}

/** Every table of authority, and what is wrong between them (approval.md A8). */
export function readLadders(acting: Acting): { ladders: Ladder[]; problems: AuthorityProblem[] } {
  const { authorities } = acting.world.organisation.rules;
  return {
    ladders: authorities.map((matrix) => ladderOf(acting, matrix)),
    problems: authorityProblems(authorities),
  };
}

function ladderOf({ world: { organisation, configuration } }: Acting, matrix: AuthorityMatrix): Ladder {
  const department = organisation.department(matrix.department);
  const { id, name, document, category, currency, validFrom, validUntil, mode, levels } = matrix;
  return {
    id,
    name,
    document: { id: document, label: configuration.entities.get(document)?.definition.label ?? null },
    department: department ? { id: department.id, title: department.name } : null,
    category: category ?? null,
    currency: currency ?? null,
    validFrom,
    validUntil: validUntil ?? null,
    mode,
    levels: inOrder(levels).map((level) => ({ upTo: level.upTo ?? null, who: whoIn(organisation, level) })),
  };
}

function whoIn(organisation: Organisation, { person, position }: AuthorityLevel): string {
  return (person === undefined ? undefined : organisation.person(person)?.name) ?? position ?? '';
}

/** What is tried: a document of somebody, of some amount. */
export interface AuthorityTrial extends Pick<AuthorityQuestion, 'document' | 'amount'> {
  person: string;
  category?: string | undefined;
  currency?: string | undefined;
  /** The day; today when absent. */
  on?: string | undefined;
}

/** Who would decide, and why (approval.md A8). */
export interface AuthorityVerdict {
  matrix: { id: string; name: string; mode: AuthorityMatrix['mode'] } | null;
  /** The levels that decide, with who holds them. */
  levels: { upTo: string | null; who: string; people: PersonSnapshot[] }[];
  trace: { id: string; name: string; outcome: string }[];
}

export function tryAuthority(acting: Acting, trial: AuthorityTrial): AuthorityVerdict {
  const facts = factsOf(acting);
  const { organisation } = facts;
  const person = organisation.person(trial.person);
  if (!person)
    throw new Invalid([issue('reference.unknown', '/person', { field: 'person', entity: 'user' })]);
  const question: AuthorityQuestion = {
    document: trial.document,
    departments: organisation.upward(person.department).map((one) => one.id),
    category: trial.category,
    currency: trial.currency,
    amount: trial.amount,
    on: trial.on ?? facts.today,
  };
  const { authorities } = organisation.rules;
  const found = findAuthority(authorities, question);
  return {
    matrix: found ? { id: found.matrix.id, name: found.matrix.name, mode: found.matrix.mode } : null,
    levels: (found?.levels ?? []).map((level) => ({
      upTo: level.upTo ?? null,
      who: whoIn(organisation, level),
      people: holdersOf(level, organisation, person.department).map((one) => snapshotOf(one, facts)),
    })),
    trace: traceAuthority(authorities, question).map(({ matrix: { id, name }, outcome }) => ({
      id,
      name,
      outcome,
    })),
  };
}
