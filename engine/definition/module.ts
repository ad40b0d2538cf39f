import { z } from 'zod';
import { collection, id, label, schemaPointer } from './common.ts';
import { type ConversionDefinition, conversionDefinition } from './conversion.ts';
import { type EntityDefinition, entityDefinition } from './entity.ts';
import { type FormDefinition, formDefinition } from './form.ts';
import { type LedgerDefinition, ledgerDefinition } from './ledger.ts';
import { type ReportDefinition, reportDefinition } from './report.ts';
import { type RoleDefinition, roleDefinition } from './role.ts';
import { type WorkflowDefinition, workflowDefinition } from './workflow.ts';

const menuItem = z.strictObject({
  label,
  icon: z.string().max(40).optional(),
  entity: id.optional(),
  ledger: id.optional(),
  report: id.optional(),
});

export const moduleHead = z.strictObject({
  $schema: schemaPointer,
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'semver' }),
  label,
  icon: z.string().max(40).optional(),
  requires: collection(id, z.string().max(40)).default({}).meta({ description: 'Module → semver range.' }),
  menu: collection(id, menuItem).default({}),
});

export type ModuleHead = z.output<typeof moduleHead>;

/** The kinds of definition in a module: the folder they live in and the schema they obey. */
export const definitionKinds = {
  entity: { folder: 'entities', schema: entityDefinition },
  form: { folder: 'forms', schema: formDefinition },
  workflow: { folder: 'workflows', schema: workflowDefinition },
  report: { folder: 'reports', schema: reportDefinition },
  role: { folder: 'roles', schema: roleDefinition },
  ledger: { folder: 'ledgers', schema: ledgerDefinition },
  conversion: { folder: 'conversions', schema: conversionDefinition },
} as const;

export type DefinitionKind = keyof typeof definitionKinds;

export const definitionKindNames = Object.keys(definitionKinds) as DefinitionKind[];

export interface DefinitionOf {
  entity: EntityDefinition;
  form: FormDefinition;
  workflow: WorkflowDefinition;
  report: ReportDefinition;
  role: RoleDefinition;
  ledger: LedgerDefinition;
  conversion: ConversionDefinition;
}

/** One module: its head and its definitions by kind and id, every default filled in. */
export type ModuleDefinition = ModuleHead & { [K in DefinitionKind]: Record<string, DefinitionOf[K]> };
