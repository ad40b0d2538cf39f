import type { Binding, Scope } from '../expression/scope.ts';
import { listOf, number, text, type ValueType } from '../expression/value-type.ts';
import type { Shapes } from './shapes.ts';

const person: ValueType = { kind: 'record', shape: 'user', inline: true };

const voteCounts = ['approved', 'rejected', 'abstained', 'decided', 'open', 'total'];
const countNames = [
  ...voteCounts,
  'weightApproved',
  'weightRejected',
  'weightAbstained',
  'weightOpen',
  'weightTotal',
];

/** The shape of one sign-off group's counts; no entity has such a name. */
const groupShape = '$group';
const groupCounts = [...voteCounts, 'minimum'];
const groups: ValueType = { kind: 'list', of: { kind: 'record', shape: groupShape, inline: true } };

/** The fork that was passed last, as conditions behind it see it; no entity has such names. */
const passedFork: ValueType = { kind: 'record', shape: '$scope', inline: true };
const forkShapes: Readonly<Record<string, Readonly<Record<string, ValueType>>>> = {
  $scope: { results: { kind: 'list', of: { kind: 'record', shape: '$result', inline: true } } },
  $result: { branch: text, result: { kind: 'text', options: ['passed', 'rejected', 'ended'] } },
};

/** The scopes of one module's expressions: which names each place may use. */
export class Scopes {
  private readonly shapes: Shapes;
  private readonly settings: string | undefined;

  constructor(shapes: Shapes, settingsEntity: string | undefined) {
    this.shapes = shapes;
    this.settings = settingsEntity;
  }

  /** Fields of a record by name; the record itself as `self`, for ledgers that have it as a dimension; `user` and `settings`. */
  record(entity: string, more: Record<string, ValueType> = {}): Scope {
    return this.build(entity, 'record', { self: { kind: 'record', shape: entity, inline: true }, ...more });
  }

  /** Columns of a line by name; the whole record as `parent`. */
  line(entity: string, lines: string, more: Record<string, ValueType> = {}): Scope {
    return this.build(`${entity}.${lines}`, 'row', {
      parent: { kind: 'record', shape: entity, inline: true },
      ...more,
    });
  }

  /**
   * Fields of a record under approval; its `initiator` and `settings`. Not `user`: the way must not
   * hang on who happens to act, or it could not be foreseen (approval.md L3). Where a change is decided
   * about: the record as it would be, as it is (`before`), and the paths of what differs (`changed`; L6).
   */
  workflow(entity: string, isAmendment = false): Scope {
    const before: ValueType = { kind: 'record', shape: entity, inline: true };
    return this.build(
      entity,
      'record',
      { initiator: person, ...(isAmendment && { before, changed: listOf(text) }) },
      {},
    );
  }

  /** What a sub-process is given: the record and its initiator; of each line its columns, the record as `parent` (approval.md G5). */
  subprocess(entity: string, lines?: string): Scope {
    const whole: ValueType = { kind: 'record', shape: entity, inline: true };
    return lines === undefined
      ? this.build(entity, 'record', { initiator: person, self: whole }, {})
      : this.build(`${entity}.${lines}`, 'row', { initiator: person, parent: whole }, {});
  }

  /** What a condition on the way sees besides: how the branches of the last fork before it have ended (approval.md G2). */
  condition(workflow: Scope): Scope {
    return {
      name: (name) =>
        workflow.name(name) ?? (name === 'scope' ? { root: 'scope', type: passedFork } : undefined),
      member: (shape, field) => forkShapes[shape]?.[field] ?? workflow.member(shape, field),
      names: () => [...workflow.names(), 'scope'],
    };
  }

  /** Nothing but `user` and `settings`: what is asked before there is a record. */
  actor(): Scope {
    return this.build('', 'record', {});
  }

  /** Counts of a visit's slots, as a whole and group by group (approval.md M1, M6, M7). */
  counts(): Scope {
    const names = [...countNames, 'groups'];
    return {
      name: (name) => {
        if (name === 'groups') return { root: 'counts', field: name, type: groups };
        return countNames.includes(name) ? { root: 'counts', field: name, type: number } : undefined;
      },
      member: (shape, field) => (shape === groupShape && groupCounts.includes(field) ? number : undefined),
      names: () => names,
    };
  }

  /** Dimensions and measures of a ledger balance. */
  balance(types: Record<string, ValueType>): Scope {
    return {
      name: (name) => (Object.hasOwn(types, name) ? binding('balance', name, types[name]) : undefined),
      member: (shape, field) => this.shapes.member(shape, field),
      names: () => Object.keys(types),
    };
  }

  private build(
    shape: string,
    root: 'record' | 'row',
    more: Record<string, ValueType>,
    actor: Record<string, ValueType> = { user: person },
  ): Scope {
    const roots: Record<string, ValueType> = { ...actor, ...more };
    if (this.settings) roots.settings = { kind: 'record', shape: this.settings, inline: true };
    return {
      name: (name) => {
        const type = this.shapes.member(shape, name);
        if (type) return { root, field: name, type };
        const own = Object.hasOwn(roots, name) ? roots[name] : undefined;
        return own && { root: name === 'parent' || name === 'self' ? 'record' : name, type: own };
      },
      member: (of, field) => this.shapes.member(of, field),
      names: () => [...this.shapes.names(shape), ...Object.keys(roots)],
    };
  }
}

function binding(root: string, field: string, type: ValueType | undefined): Binding | undefined {
  return type && { root, field, type };
}
