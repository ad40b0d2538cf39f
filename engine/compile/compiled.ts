import type { AmendmentsDefinition } from '../definition/amendments.ts';
import type { ConversionDefinition } from '../definition/conversion.ts';
import type { CheckDefinition, EntityDefinition, TransitionDefinition } from '../definition/entity.ts';
import type { FieldDefinition } from '../definition/field.ts';
import type { FormDefinition } from '../definition/form.ts';
import type { LedgerDefinition, PostingDefinition } from '../definition/ledger.ts';
import type { ModuleHead } from '../definition/module.ts';
import type { ReportDefinition } from '../definition/report.ts';
import type { RoleDefinition } from '../definition/role.ts';
import type { CompiledExpression } from '../expression/compile-expression.ts';
import type { ValueType } from '../expression/value-type.ts';
import type { CompiledWorkflow } from './compiled-workflow.ts';

/** A field with its expressions compiled and every question about it answered once. */
export interface CompiledField {
  id: string;
  /** `total`, or `lines.amount` for a column. */
  path: string;
  definition: FieldDefinition;
  valueType: ValueType;
  /** Kept by the engine: auto-number, formula, roll-up, and quantities that a conversion keeps. */
  computed: boolean;
  /** Depends on a ledger balance as of now: calculated when asked for, never stored. */
  live: boolean;
  /** The entity it refers to. */
  refersTo?: string;
  /** Places that a computed number is rounded to. */
  scale?: number;
  default?: CompiledExpression;
  formula?: CompiledExpression;
  check?: CompiledExpression;
  requiredWhen?: CompiledExpression;
  visibleWhen?: CompiledExpression;
  readOnlyWhen?: CompiledExpression;
  filter?: CompiledExpression;
  unit?: CompiledExpression;
  /** Of a roll-up over a ledger: dimension → value. */
  where?: Record<string, CompiledExpression>;
  /** Columns of a lines field, in order. */
  columns?: ReadonlyMap<string, CompiledField>;
}

/** One thing that computing a record does, in dependency order: fill a default, or set a computed field. */
export interface ComputeStep {
  kind: 'default' | 'compute';
  field: CompiledField;
  /** The lines field whose rows it runs over; absent for the record itself. */
  lines?: string;
}

/** A way through references that must be loaded before the record can be computed: `['lines', 'product']`. */
export type ReferencePath = readonly string[];

export interface CompiledCheck {
  id: string;
  definition: CheckDefinition;
  holds: CompiledExpression;
}

/** To whom what came into effect is confirmed, and what of it. */
export interface CompiledConfirmation {
  definition: NonNullable<AmendmentsDefinition['confirmation']>;
  address: CompiledExpression;
  name: CompiledExpression;
  language?: CompiledExpression;
}

export interface CompiledTransition {
  id: string;
  definition: TransitionDefinition;
  when?: CompiledExpression;
}

export interface CompiledEntity {
  id: string;
  module: string;
  definition: EntityDefinition;
  fields: ReadonlyMap<string, CompiledField>;
  /** Header fields and columns by path. */
  byPath: ReadonlyMap<string, CompiledField>;
  lines: readonly CompiledField[];
  steps: readonly ComputeStep[];
  checks: readonly CompiledCheck[];
  transitions: ReadonlyMap<string, CompiledTransition>;
  /** States in order; the first is where a new record begins. Empty for an entity without states. */
  states: readonly string[];
  references: readonly ReferencePath[];
  /** Its own fields that depend on a balance as of now. */
  liveFields: readonly CompiledField[];
  /** Entities whose live fields its expressions read: a customer's credit still available. */
  readsLiveOf: ReadonlySet<string>;
  confirmation?: CompiledConfirmation;
  /** What of it decides whether a save is right and what it stores; see `decisivePart`. */
  decisive?: CompiledEntity;
}

export interface CompiledPosting {
  id: string;
  ledger: string;
  definition: PostingDefinition;
  when?: CompiledExpression;
  dimensions: Record<string, CompiledExpression>;
  measures: Record<string, CompiledExpression>;
}

export interface CompiledLedger {
  id: string;
  module: string;
  definition: LedgerDefinition;
  limits: Record<string, CompiledExpression>;
  postings: readonly CompiledPosting[];
}

export interface CompiledConversion {
  id: string;
  module: string;
  definition: ConversionDefinition;
  when?: CompiledExpression;
  fields: Record<string, CompiledExpression>;
  lineFields: Record<string, CompiledExpression>;
}

/** A rule of a permission: always, never, or where an expression over the record and the user holds. */
export type CompiledRule = boolean | CompiledExpression;

export interface CompiledPermission {
  read: CompiledRule;
  create: boolean;
  update: CompiledRule;
  delete: CompiledRule;
  actions: ReadonlyMap<string, CompiledRule>;
  print: boolean;
  export: boolean;
  fields: Readonly<Record<string, 'hidden' | 'read' | 'write'>>;
}

export interface CompiledRole {
  id: string;
  module: string;
  definition: RoleDefinition;
  permissions: ReadonlyMap<string, CompiledPermission>;
}

export interface CompiledReport {
  id: string;
  module: string;
  definition: ReportDefinition;
  /** Of a table: what its records must be, over the record and the parameters. */
  filter?: CompiledExpression;
  /** What a parameter is when it is not given. */
  defaults: Readonly<Record<string, CompiledExpression | undefined>>;
}

/** Everything one tenant runs on, at one revision: compiled once, cached by content hash, never changed. */
export interface Configuration {
  hash: string;
  modules: readonly ModuleHead[];
  entities: ReadonlyMap<string, CompiledEntity>;
  forms: ReadonlyMap<string, FormDefinition>;
  workflows: ReadonlyMap<string, CompiledWorkflow>;
  ledgers: ReadonlyMap<string, CompiledLedger>;
  conversions: ReadonlyMap<string, CompiledConversion>;
  reports: ReadonlyMap<string, CompiledReport>;
  roles: ReadonlyMap<string, CompiledRole>;
  /** Postings by the entity that causes them. */
  postings: ReadonlyMap<string, readonly CompiledPosting[]>;
  /** Setting entity by module. */
  settings: ReadonlyMap<string, string>;
}
